import type { Db } from '../../db.js';
import type { OneThingCard } from '../../api/portal.js';
import { keepForEach } from '../../shared/table-versions.js';
import type { FormPlace } from './catalogue-types.js';

/** Everybody who opens the portal asks for them, and they change with the catalogue only. */
const cards = keepForEach<OneThingCard[]>(['OneThing']);

/** The one-things in the documents' order, the open ones marked. */
export const findOneThings = (db: Db): Promise<OneThingCard[]> => cards(db).get('', () => readOneThings(db));

async function readOneThings(db: Db): Promise<OneThingCard[]> {
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
