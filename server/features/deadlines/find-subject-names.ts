import type { Db, Tx } from '../../db.js';

export interface SubjectName {
  /** Number of the item or of the case. */
  number: string;
  /** Unit whose clock it is; 综合窗口 for the case as a whole, 申请人 for what the applicant has to do. */
  unitName: string;
  /** Place in the official order of units. */
  unitOrder: number;
}

const CASE = { unitName: '整件（综合窗口）', unitOrder: 10_000 };
const APPLICANT = { unitName: '申请人（补正、评价）', unitOrder: 10_001 };
const NO_UNIT = { unitName: '待指定单位', unitOrder: 9_999 };

/** Items asked of the database at a time. */
const CHUNK = 5_000;

/** Number and unit of the subjects of deadlines, by deadline id. */
export async function findSubjectNames(
  db: Db | Tx,
  deadlines: readonly { id: string; subjectType: string; subjectId: string; caseId: string }[],
): Promise<Map<string, SubjectName>> {
  const numbers = await readInChunks(
    deadlines.map((deadline) => deadline.caseId),
    (ids) => db.application.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } }),
  );
  const items = await readInChunks(
    deadlines.filter((deadline) => deadline.subjectType === 'item').map((deadline) => deadline.subjectId),
    (ids) =>
      db.applicationItem.findMany({ where: { id: { in: ids } }, select: { id: true, number: true, unitId: true } }),
  );
  const loops = await findLoopNames(db, deadlines);
  const units = new Map(
    (await db.unit.findMany({ select: { id: true, name: true, sortOrder: true } })).map((unit) => [unit.id, unit]),
  );
  const nameOf = ({ subjectType, subjectId, caseId }: (typeof deadlines)[number]): SubjectName => {
    const ofCase = numbers.get(caseId)?.number ?? '';
    const loop = loops.get(caseId);
    if (loop) {
      const unit = loop.unitId ? units.get(loop.unitId) : undefined;
      return { number: loop.number, ...(unit ? { unitName: unit.name, unitOrder: unit.sortOrder } : NO_UNIT) };
    }
    if (subjectType !== 'item') return { number: ofCase, ...(subjectType === 'application' ? CASE : APPLICANT) };
    const item = items.get(subjectId);
    const unit = item?.unitId ? units.get(item.unitId) : undefined;
    return { number: item?.number ?? ofCase, ...(unit ? { unitName: unit.name, unitOrder: unit.sortOrder } : NO_UNIT) };
  };
  return new Map(deadlines.map((deadline) => [deadline.id, nameOf(deadline)]));
}

/** 整改, 差评核查, 督办 and 走流程 by their own id, which is the case of their clocks. */
async function findLoopNames(
  db: Db | Tx,
  deadlines: readonly { subjectType: string; caseId: string }[],
): Promise<Map<string, { number: string; unitId: string | null }>> {
  const idsOf = (...types: string[]) =>
    deadlines.filter(({ subjectType }) => types.includes(subjectType)).map(({ caseId }) => caseId);
  const select = { id: true, number: true, unitId: true } as const;
  const found = [
    await readInChunks(idsOf('rectification', 'evaluation-request'), (ids) =>
      db.rectification.findMany({ where: { id: { in: ids } }, select }),
    ),
    await readInChunks(idsOf('negative-rating'), (ids) =>
      db.negativeRating.findMany({ where: { id: { in: ids } }, select }),
    ),
    await readInChunks(idsOf('supervision'), (ids) =>
      db.supervisionOrder.findMany({ where: { id: { in: ids } }, select }),
    ),
    await readInChunks(idsOf('walkthrough'), (ids) => db.walkthrough.findMany({ where: { id: { in: ids } }, select })),
  ];
  return new Map(found.flatMap((rows) => [...rows]));
}

async function readInChunks<T extends { id: string }>(
  ids: readonly string[],
  read: (ids: string[]) => Promise<T[]>,
): Promise<Map<string, T>> {
  const all = [...new Set(ids)];
  const found = new Map<string, T>();
  for (let from = 0; from < all.length; from += CHUNK)
    for (const row of await read(all.slice(from, from + CHUNK))) found.set(row.id, row);
  return found;
}
