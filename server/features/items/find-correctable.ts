import { neededMaterials, visibleFields } from '../../api/form-rules.js';
import type { Db, Tx } from '../../db.js';
import { getOneThingForm } from '../catalogue/get-one-thing-form.js';
import type { ItemDeps } from './item-deps.js';
import type { ItemRecord } from './load-item.js';

export interface CorrectableEntry {
  key: string;
  label: string;
  kind: 'FIELD' | 'MATERIAL';
}

/** What a correction of this item may ask for: the common fields, and the fields and materials of its own part of the form. */
export async function findCorrectable(
  db: Db | Tx,
  deps: Pick<ItemDeps, 'settings' | 'clock'>,
  item: ItemRecord,
): Promise<CorrectableEntry[]> {
  const definition = await getOneThingForm(db, deps.clock, deps.settings, item.application.oneThingId);
  const form = item.application.form as Record<string, unknown>;
  const fields = visibleFields(definition.fields, [item.serviceItemId], form);
  const materials = neededMaterials(definition.materials, [item.serviceItemId], form, definition.fields);
  return [
    ...fields.map(({ key, label }) => ({ key, label, kind: 'FIELD' as const })),
    ...materials.map(({ key, label }) => ({ key, label, kind: 'MATERIAL' as const })),
  ];
}
