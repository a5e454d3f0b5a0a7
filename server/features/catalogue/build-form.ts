import type { OneThingForm } from '../../api/portal.js';
import { applicantIdentity } from './applicant-identity.js';
import { buildFields, buildMaterials } from './build-fields.js';
import { buildFormSchema } from './build-form-schema.js';
import { buildItems, type FormServiceItem } from './build-items.js';
import type { FormPlace, Section } from './catalogue-types.js';
import { flattenEntries } from './flatten-entries.js';

/**
 * Makes the one form of a one-thing from the catalogue: who applies, what can be ticked, every field once, every material once, and
 * the form-js schema of it (R87, R88, R99). Pure.
 */
export function buildForm(
  oneThing: { id: string; name: string },
  sections: Section[],
  place: FormPlace,
  serviceItems: ReadonlyMap<string, FormServiceItem>,
  creditItems: readonly string[],
): OneThingForm {
  const applicant = place.applicants?.[oneThing.id];
  const found = flattenEntries(sections, place, applicant);
  const items = buildItems(found, place, serviceItems);
  const fields = buildFields(found, place);
  const offered = new Set(items.map((item) => item.serviceItemId));
  return {
    id: oneThing.id,
    name: oneThing.name,
    note: applicant?.note ?? null,
    applicant: applicantIdentity(applicant),
    items,
    fields,
    materials: buildMaterials(found, place),
    schema: buildFormSchema(oneThing.id, fields),
    creditCommitmentItems: creditItems.filter((id) => offered.has(id)),
  };
}
