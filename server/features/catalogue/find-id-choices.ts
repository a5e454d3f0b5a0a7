import type { Tx } from '../../db.js';
import type { Entry, Section } from './catalogue-types.js';

export type IdKind = 'service-item' | 'data-element';
export interface IdChoice {
  id: string;
  name: string;
}

/** Every service item, and every data element that a form asks for, by name: what may be chosen where a value keeps ids. */
export async function findIdChoices(db: Tx): Promise<Record<IdKind, IdChoice[]>> {
  const items = await db.serviceItem.findMany({ select: { id: true, name: true } });
  const oneThings = await db.oneThing.findMany({ select: { sections: true }, orderBy: { sortOrder: 'asc' } });
  const elements = new Map<string, { name: string; within: string }>();
  const add = (entry: Entry, within: string) => {
    if (entry.data_element && !elements.has(entry.data_element))
      elements.set(entry.data_element, { name: entry.label, within });
    entry.children?.forEach((child) => add(child, entry.label));
  };
  for (const { sections } of oneThings)
    (sections as unknown as Section[]).forEach((section) =>
      section.entries.forEach((entry) => add(entry, section.name)),
    );
  const times = new Map<string, number>();
  for (const { name } of elements.values()) times.set(name, (times.get(name) ?? 0) + 1);
  const byName = (choices: IdChoice[]) => choices.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
  return {
    'service-item': byName(items),
    'data-element': byName(
      [...elements].map(([id, { name, within }]) => ({
        id,
        name: (times.get(name) ?? 0) > 1 ? `${name}（${within}）` : name, // 票据数 is asked of several kinds of costs
      })),
    ),
  };
}
