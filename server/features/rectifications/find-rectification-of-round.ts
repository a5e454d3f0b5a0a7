import type { Db, Tx } from '../../db.js';

export interface RectificationSubject {
  rectificationId: string;
  number: string;
  title: string;
  unitId: string;
}

const SELECT = { id: true, number: true, title: true, unitId: true } as const;

/** The rectifications of clocks: by round id (RECTIFICATION) and by evaluation request (EVALUATION). Ids that are neither are left out. */
export async function findRectificationsOfClocks(db: Db | Tx, subjectIds: readonly string[]): Promise<Map<string, RectificationSubject>> {
  const ids = [...new Set(subjectIds)];
  const rounds = await db.rectificationRound.findMany({
    where: { OR: [{ id: { in: ids } }, { evaluationRequestId: { in: ids } }] },
    select: { id: true, evaluationRequestId: true, rectification: { select: SELECT } },
  });
  const wanted = new Set(ids);
  return new Map(
    rounds.flatMap(({ id, evaluationRequestId, rectification: { id: rectificationId, ...rest } }) =>
      [id, evaluationRequestId].flatMap((key) => (key !== null && wanted.has(key) ? [[key, { rectificationId, ...rest }] as const] : [])),
    ),
  );
}
