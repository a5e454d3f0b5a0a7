import type { Db } from '../../db.js';
import type { Entry, Section } from './catalogue-types.js';

/** Names of service items and data elements by id: for values that are kept as ids and read by people. */
export async function findCatalogueNames(db: Db): Promise<Record<string, string>> {
  const items = await db.serviceItem.findMany({ select: { id: true, name: true } });
  const oneThings = await db.oneThing.findMany({ select: { sections: true }, orderBy: { sortOrder: 'asc' } });
  const names = new Map(items.map(({ id, name }) => [id, name]));
  const add = (entry: Entry) => {
    if (entry.data_element && !names.has(entry.data_element)) names.set(entry.data_element, entry.label);
    entry.children?.forEach(add);
  };
  for (const { sections } of oneThings)
    (sections as unknown as Section[]).forEach((section) => section.entries.forEach(add));
  return Object.fromEntries(names);
}
