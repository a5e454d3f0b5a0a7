import { RECTIFICATION_STATUSES, type RectificationStatus } from '../../api/loop-states.js';
import type { Db, Tx } from '../../db.js';
import { refuseByStatus } from './problem-states.js';

/** The rectification that a problem is under now: its own, or that of a sibling. */
export interface Treatment {
  id: string;
  number: string;
  status: string;
  unitId: string;
  measure: string | null;
  promisedDueAt: Date | null;
}

const OPEN = { status: { notIn: ['SIGNED_OFF', 'TERMINATED'] } };
const SELECT = { id: true, number: true, status: true, unitId: true, measure: true, promisedDueAt: true } as const;
/** While the measure is still carried out another problem can join. */
const JOINABLE: readonly string[] = ['OPENED', 'MEASURE_PENDING', 'RECTIFYING'];

/** What runs for these problems, by problem id. */
export async function findTreatments(db: Db | Tx, problemIds: readonly string[]): Promise<Map<string, Treatment>> {
  const ids = [...problemIds];
  const own = await db.rectification.findMany({
    where: { problemId: { in: ids }, ...OPEN },
    orderBy: { openedAt: 'asc' },
    select: { ...SELECT, problemId: true },
  });
  const joined = await db.rectificationProblem.findMany({
    where: { problemId: { in: ids }, endedAt: null, rectification: OPEN },
    select: { problemId: true, rectification: { select: SELECT } },
  });
  return new Map([
    ...joined.map(({ problemId, rectification }) => [problemId, rectification] as const),
    ...own.flatMap(({ problemId, ...rectification }) => (problemId ? [[problemId, rectification] as const] : [])),
  ]);
}

/** Why no other problem can join what runs for this one; null: it can, or nothing runs. */
export const refuseJoining = (treatment: Treatment | undefined): string | null =>
  treatment && !JOINABLE.includes(treatment.status)
    ? `整改 ${treatment.number} 已到“${RECTIFICATION_STATUSES[treatment.status as RectificationStatus]}”，不能再加入同类问题`
    : null;

/** Why a sibling cannot be treated together with this problem; null: it can. */
export function refuseSibling(
  problem: { problemClassId: string | null },
  sibling: { status: string; problemClassId: string | null },
  treatment: Treatment | undefined,
): string | null {
  if (problem.problemClassId === null || sibling.problemClassId !== problem.problemClassId) return '不是同一类问题';
  if (treatment) return `已在整改 ${treatment.number} 中`;
  return refuseByStatus('triage', sibling);
}
