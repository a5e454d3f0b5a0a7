import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { possibleSelection } from '../../../server/api/form-rules.js';
import type { OneThingForm } from '../../../server/api/portal.js';
import { buildForm } from '../../../server/features/catalogue/build-form.js';
import type { Entry, OneThingData } from '../../../server/features/catalogue/catalogue-types.js';
import { readCatalogue } from '../../../server/features/catalogue/read-catalogue.js';
import { projectRoot } from '../../../server/shared/project-root.js';

export const data = readCatalogue();

/** The place's own setting, not a test's. */
const creditItems = (
  parse(readFileSync(join(projectRoot, 'prisma/seed/settings.yaml'), 'utf8')) as Record<string, { value: string[] }>
)['commitment.creditItems']!.value;

export interface Bundle {
  oneThing: OneThingData;
  definition: OneThingForm;
  /** Every item that can be ticked, ticked. */
  everything: string[];
}

/** The ten bundles with the forms made of them, in the document's order. */
export const BUNDLES: Bundle[] = data.oneThings.map((oneThing) => {
  const definition = buildForm(oneThing, oneThing.sections, data.place, new Map(), creditItems);
  const all = definition.items.map((item) => item.serviceItemId);
  return { oneThing, definition, everything: possibleSelection(definition.items, all) };
});

export function bundle(id: string): Bundle {
  const found = BUNDLES.find(({ oneThing }) => oneThing.id === id);
  if (!found) throw new Error(`the catalogue lost ${id}`);
  return found;
}

/** Every entry of a one-thing as the document lists it. */
export const entriesOf = ({ sections }: OneThingData): Entry[] =>
  sections.flatMap(({ entries }) => entries.flatMap(within));
const within = (entry: Entry): Entry[] => [entry, ...(entry.children ?? []).flatMap(within)];
