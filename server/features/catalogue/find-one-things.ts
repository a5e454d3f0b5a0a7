import type { Db } from '../../db.js';
import type { OneThingCard } from '../../api/portal.js';
import type { FormPlace } from './catalogue-types.js';

/** The one-things in the documents' order, the open ones marked. */
export async function findOneThings(db: Db): Promise<OneThingCard[]> {
  const rows = await db.oneThing.findMany({
    orderBy: { sortOrder: 'asc' },
    select: { id: true, name: true, plainName: true, processId: true, place: true },
  });
  return rows.map(({ id, name, plainName, processId, place }) => ({
    id,
    name,
    plainName,
    open: processId !== null,
    applicantKind: (place as unknown as FormPlace).applicants?.[id]?.kind ?? 'PERSON',
  }));
}
