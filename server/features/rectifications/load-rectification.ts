import type { Db, Tx } from '../../db.js';
import { notFound } from '../../shared/app-error.js';

/** The row with its problem, rounds, extensions and the proofs that count; NOT_FOUND otherwise. */
export async function loadRectification(tx: Db | Tx, id: string) {
  const rectification = await tx.rectification.findUnique({
    where: { id },
    include: {
      problem: true,
      treated: {
        where: { endedAt: null },
        orderBy: { problem: { number: 'asc' } },
        include: { problem: { select: { reportedById: true } } },
      },
      rounds: { orderBy: { round: 'asc' } },
      proofs: { where: { removedAt: null }, orderBy: { addedAt: 'asc' } },
      extensions: { orderBy: { requestedAt: 'asc' } },
    },
  });
  if (!rectification) throw notFound(`Expected to find rectification ${id}`, '没有找到这项整改');
  return rectification;
}
export type RectificationRecord = Awaited<ReturnType<typeof loadRectification>>;
export type RoundRecord = RectificationRecord['rounds'][number];

/** The round that runs or ran last; null before the first measure was decided. */
export const lastRound = (rectification: RectificationRecord): RoundRecord | null =>
  rectification.rounds.at(-1) ?? null;

type Change = Parameters<Tx['rectification']['update']>[0]['data'];

/** Changes the row and counts its version on. */
export async function changeRectification(tx: Tx, id: string, data: Change): Promise<{ version: number }> {
  return tx.rectification.update({
    where: { id },
    data: { ...data, version: { increment: 1 } },
    select: { version: true },
  });
}
