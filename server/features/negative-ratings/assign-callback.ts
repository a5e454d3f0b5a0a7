import type { UnitOfWork } from '../../shared/command-context.js';
import { findCallbackCandidates } from './find-callback-candidates.js';
import { changeNegativeRating, loadNegativeRating, type NegativeRatingRecord } from './load-negative-rating.js';
import type { NegativeRatingDeps } from './negative-rating-deps.js';
import { logNegativeRating } from './negative-rating-log.js';
import { requireNegativeStatus } from './negative-rating-states.js';

/** 指派回访专人 at once (R73). Answers the officer, also one who was assigned before; null when there is nobody outside the rated unit. */
export async function assignCallback(
  unit: UnitOfWork,
  deps: Pick<NegativeRatingDeps, 'notices' | 'can'>,
  id: string,
): Promise<string | null> {
  const row = await loadNegativeRating(unit.tx, id);
  if (row.status !== 'OPENED') return row.callbackOfficerId;
  const [officer] = await findCallbackCandidates(unit.tx, deps, row);
  if (!officer) return null;
  await takeOfficer(unit, deps, row, officer.id);
  return officer.id;
}

/** The callback is this person's now; he is told. */
export async function takeOfficer(
  unit: UnitOfWork,
  { notices }: Pick<NegativeRatingDeps, 'notices'>,
  row: NegativeRatingRecord,
  userId: string,
): Promise<{ version: number }> {
  const changed = await changeNegativeRating(unit.tx, row.id, {
    status: requireNegativeStatus('appoint', row),
    callbackOfficerId: userId,
  });
  await logNegativeRating(unit, row, 'negative-rating.officerAssigned', '指派回访专人', { detail: { userId } });
  await notices.send(unit, {
    dedupeKey: `negative-rating.assigned:${row.id}:${changed.version}`,
    recipientType: 'USER',
    recipientId: userId,
    kind: 'negative-rating.assigned',
    title: `请回访核实差评：${row.number}`,
    body: `${row.named ? '实名差评，须回访到人。' : '非实名差评，请核实情况。'}核实后选定结论。`,
    subjectType: 'negative-rating',
    subjectId: row.id,
  });
  return changed;
}
