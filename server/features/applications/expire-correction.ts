import type { UnitOfWork } from '../../shared/command-context.js';
import type { ApplicationDeps } from './application-deps.js';
import { endCorrection } from './end-correction.js';

/**
 * The limit of a correction has passed: a person decides how to go on with what is there; no machine refuses (R145). Called by
 * the deadlines when the rung fires. No effect on a correction that has ended.
 */
export async function expireCorrection(
  unit: UnitOfWork,
  deps: Pick<ApplicationDeps, 'deadlines' | 'items' | 'notices'>,
  correctionId: string,
): Promise<void> {
  const correction = await unit.tx.correction.findUnique({ where: { id: correctionId } });
  if (correction?.status !== 'OPEN') return;
  await endCorrection(unit, deps, correction, 'EXPIRED');
  await unit.ledger({
    action: 'correction.expired',
    subjectType: correction.itemId === null ? 'application' : 'item',
    subjectId: correction.itemId ?? correction.applicationId,
    caseId: correction.applicationId,
    summary: '补正期满未补齐，交回工作人员决定',
    detail: { correctionId },
  });
  await deps.notices.send(unit, {
    dedupeKey: `correction.expired:${correctionId}`,
    recipientType: 'APPLICANT',
    recipientId: correction.applicationId,
    kind: 'correction.expired',
    title: '补正期限已到',
    body: '补正期限已到，仍有内容没有补齐。工作人员会根据现有材料决定如何办理；需要帮助请联系综合窗口。',
    subjectType: 'correction',
    subjectId: correctionId,
  });
}
