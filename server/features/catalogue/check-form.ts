import { checkField } from '../../api/check-field.js';
import { neededMaterials, possibleSelection, visibleFields } from '../../api/form-rules.js';
import type { MissingEntry, OneThingForm } from '../../api/portal.js';

export interface FormState {
  form: Record<string, unknown>;
  selectedItems: readonly string[];
  /** Keys of the materials that are there (uploaded, fetched or replaced by a commitment). */
  materialKeys: readonly string[];
  creditCommitment: boolean;
  /** YYYY-MM-DD in the place; without it no date is compared with it. */
  today?: string;
}

/** Everything that is missing or wrong, at once (R144), each with the items that ask for it. Pure; the browser shows the same fields. */
export function checkForm(definition: OneThingForm, state: FormState): MissingEntry[] {
  const names = new Map(definition.items.map((item) => [item.serviceItemId, item.name]));
  const named = (ids: readonly string[]) =>
    [...new Set(ids)].filter((id) => state.selectedItems.includes(id)).map((id) => names.get(id) ?? id);
  const { selectedItems, form } = state;
  const missing: MissingEntry[] = checkSelection(definition, selectedItems);

  for (const field of visibleFields(definition.fields, selectedItems, form)) {
    const message = checkField(field, form, state.today);
    if (message)
      missing.push({
        key: field.key,
        label: field.label,
        kind: 'FIELD',
        message,
        serviceItemNames: named(field.asks.flatMap((ask) => ask.serviceItemId ?? [])),
      });
  }
  for (const material of neededMaterials(definition.materials, selectedItems, form, definition.fields))
    if (!state.materialKeys.includes(material.key))
      missing.push({
        key: material.key,
        label: material.label,
        kind: 'MATERIAL',
        message: `缺少“${material.label}”`,
        serviceItemNames: named(material.needs.map((need) => need.serviceItemId)),
      });

  const paying = named(definition.creditCommitmentItems);
  if (paying.length > 0 && !state.creditCommitment)
    missing.push({
      key: 'creditCommitment',
      label: '信用承诺',
      kind: 'COMMITMENT',
      message: '涉及资金支出的事项，请先签署信用承诺',
      serviceItemNames: paying,
    });
  return missing;
}

/** Something must be chosen, and only what can be. */
function checkSelection({ items }: OneThingForm, selectedItems: readonly string[]): MissingEntry[] {
  const entry = (message: string): MissingEntry => ({
    key: 'selectedItems',
    label: '所办事项',
    kind: 'ITEMS',
    message,
    serviceItemNames: [],
  });
  if (selectedItems.length === 0) return [entry('请至少选择一个事项')];
  const possible = possibleSelection(items, selectedItems);
  return selectedItems
    .filter((id) => !possible.includes(id))
    .map((id) => entry(`“${items.find((item) => item.serviceItemId === id)?.name ?? id}”在这里不能勾选`));
}
