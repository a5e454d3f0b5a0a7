import type { Db } from '../../db.js';
import type { OneThingCard } from '../../api/portal.js';

/** The one-things in the documents' order, the open ones marked. */
export async function findOneThings(db: Db): Promise<OneThingCard[]> {
  const rows = await db.oneThing.findMany({
    orderBy: { sortOrder: 'asc' },
    select: { id: true, name: true, plainName: true, processId: true },
  });
  return rows.map(({ id, name, plainName, processId }) => ({ id, name, plainName, open: processId !== null }));
}
