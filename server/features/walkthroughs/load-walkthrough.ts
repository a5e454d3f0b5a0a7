import type { Db, Tx } from '../../db.js';
import { notFound } from '../../shared/app-error.js';

/** The row with its records, the evidence that counts and its materials; NOT_FOUND otherwise. */
export async function loadWalkthrough(tx: Db | Tx, id: string) {
  const walkthrough = await tx.walkthrough.findUnique({
    where: { id },
    include: {
      records: { include: { evidence: { where: { removedAt: null }, orderBy: { addedAt: 'asc' } }, checks: true } },
      materials: true,
    },
  });
  if (!walkthrough) throw notFound(`Expected to find walkthrough ${id}`, '没有找到这次走流程');
  return walkthrough;
}
export type WalkthroughRecord = Awaited<ReturnType<typeof loadWalkthrough>>;
export type RecordOfStep = WalkthroughRecord['records'][number];

type Change = Parameters<Tx['walkthrough']['update']>[0]['data'];

/** Changes the row and counts its version on. */
export async function changeWalkthrough(tx: Tx, id: string, data: Change): Promise<{ version: number }> {
  return tx.walkthrough.update({
    where: { id },
    data: { ...data, version: { increment: 1 } },
    select: { version: true },
  });
}
