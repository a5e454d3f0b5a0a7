import { FORM_KEYS } from '../../api/form-rules.js';
import type { OneThingForm } from '../../api/portal.js';
import type { PlaceApplicant } from './catalogue-types.js';

/** Which answers say who applies; the applicant's own name and phone where the place says nothing. */
export const applicantIdentity = (applicant: PlaceApplicant | undefined): OneThingForm['applicant'] => ({
  name: applicant?.name ?? [FORM_KEYS.applicantName],
  phone: applicant?.phone ?? [FORM_KEYS.applicantPhone],
  person: applicant?.person ?? 'applicant',
});
