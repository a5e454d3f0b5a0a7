import type { BulletinView } from '../../api/supervision.js';
import type { Db } from '../../db.js';
import type { SupervisionDeps } from './supervision-deps.js';

/** 通报 of a month (YYYY-MM): its lines in the order in which they came, and how many a unit has, in official order. */
export async function findBulletin(
  db: Db,
  deps: Pick<SupervisionDeps, 'findSubject'>,
  month: string,
): Promise<BulletinView> {
  const rows = await db.bulletinEntry.findMany({ where: { month }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
  const units = await db.unit.findMany({
    where: { id: { in: rows.map((row) => row.unitId) } },
    orderBy: { sortOrder: 'asc' },
    select: { id: true, name: true },
  });
  const nameOf = new Map(units.map((unit) => [unit.id, unit.name]));
  const entries: BulletinView['entries'] = [];
  for (const { subjectType, subjectId, unitId, reason, at } of rows) {
    const facts = await deps.findSubject(db, subjectType, subjectId);
    entries.push({
      subjectType,
      subjectId,
      number: facts?.number ?? '',
      title: facts?.title ?? '',
      unitName: nameOf.get(unitId) ?? unitId,
      reason,
      at: at.toISOString(),
    });
  }
  const byUnit = units.map(({ id, name }) => ({
    unitName: name,
    count: rows.filter((row) => row.unitId === id).length,
  }));
  return { month, entries, byUnit };
}
