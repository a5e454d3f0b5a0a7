import { neededMaterials, visibleFields, withAutomaticItems } from '../../../../server/api/form-rules.js';
import type { ApplicationView } from '../../../../server/api/applications.js';
import type { Correctable } from '../../command/CorrectionForm.js';
import { useOneThingForm } from '../../forms/use-one-thing-form.js';

/** What can be asked for in a correction: the materials and fields of the chosen items, by the same rules as the form. */
export function useCorrectable(application: ApplicationView): Correctable[] {
  const { data: rules } = useOneThingForm(application.oneThingId);
  if (!rules) return [];
  const selected = withAutomaticItems(rules.items, application.selectedItems, application.form);
  return [
    ...neededMaterials(rules.materials, selected, application.form, rules.fields).map(({ key, label }) => ({
      key,
      label,
      kind: 'MATERIAL' as const,
    })),
    ...visibleFields(rules.fields, selected, application.form).map(({ key, label }) => ({
      key,
      label,
      kind: 'FIELD' as const,
    })),
  ];
}

/** What is plainly missing, ticked at the start: needed materials that nobody has handed in, promised or fetched. */
export function missingMaterials(choices: Correctable[], application: ApplicationView): Record<string, string> {
  const present = new Set(
    application.materials.filter((material) => material.status !== 'REPLACED').map((material) => material.key),
  );
  return Object.fromEntries(
    choices
      .filter((choice) => choice.kind === 'MATERIAL' && !present.has(choice.key))
      .map((choice) => [choice.key, '未提交，请补交']),
  );
}
