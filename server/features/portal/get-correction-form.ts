import { decidingKeys } from '../../api/form-rules.js';
import type { CorrectionForm } from '../../api/portal.js';
import { notFound } from '../../shared/app-error.js';
import type { CommandContext } from '../../shared/command-context.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { getOneThingForm } from '../catalogue/get-one-thing-form.js';
import { findMaterials } from '../materials/find-materials.js';

/** What a correction page needs: the form, what was answered to the fields in question, and the materials that are there. */
export async function getCorrectionForm(
  { db, clock, actor }: CommandContext,
  settings: SettingsService,
  input: { applicationId: string; correctionId: string },
): Promise<CorrectionForm> {
  const correction = await db.correction.findFirst({
    where: { id: input.correctionId, applicationId: input.applicationId },
    include: { application: true },
  });
  if (!correction) throw notFound(`Expected to find correction ${input.correctionId}`, '没有找到这次补正');
  const asked = (correction.entries as { key: string }[]).map((entry) => entry.key);
  const { application } = correction;
  const definition = await getOneThingForm(db, clock, settings, application.oneThingId);
  const needed = [...asked, ...decidingKeys(definition.fields)];
  const answers = Object.entries(application.form as Record<string, unknown>);
  return {
    form: Object.fromEntries(answers.filter(([key]) => needed.includes(key))),
    answered: answers.filter(([, value]) => value !== null).map(([key]) => key),
    selectedItems: application.selectedItems as string[],
    materials: (await findMaterials(db, actor, input.applicationId)).filter((material) => asked.includes(material.key)),
    definition,
  };
}
