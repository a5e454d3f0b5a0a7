import type { UnitOfWork } from '../../shared/command-context.js';
import { changeSupervision, loadSupervision } from './load-supervision.js';
import type { SupervisionDeps } from './supervision-deps.js';
import { logSupervision } from './supervision-log.js';
import { isFinal, requireSupervisionStatus } from './supervision-states.js';

/** 办结 after a review that found it resolved; throws without one. Repeated without effect. */
export async function closeSupervision(
  unit: UnitOfWork,
  { deadlines }: Pick<SupervisionDeps, 'deadlines'>,
  id: string,
): Promise<void> {
  const row = await loadSupervision(unit.tx, id);
  if (isFinal(row)) return;
  if (row.review !== 'RESOLVED') throw new Error(`Expected supervision order ${id} to be resolved before it is closed`);
  await changeSupervision(unit.tx, id, {
    status: requireSupervisionStatus('close', row),
    closedAt: unit.at,
    closedReason: row.reviewNote,
  });
  await deadlines.close(unit, { subjectType: 'supervision', subjectId: id, reason: '已办结' });
  await logSupervision(unit, row, 'supervision.closed', '督办办结', { reason: row.reviewNote ?? undefined });
}
