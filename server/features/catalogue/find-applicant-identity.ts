import type { OneThingForm } from '../../api/portal.js';
import type { Db } from '../../db.js';
import { applicantIdentity } from './applicant-identity.js';
import type { FormPlace } from './catalogue-types.js';

/** Which answers say who applies, also of a one-thing that is not open (any more). */
export async function findApplicantIdentity(db: Db, oneThingId: string): Promise<OneThingForm['applicant']> {
  const row = await db.oneThing.findUnique({ where: { id: oneThingId }, select: { place: true } });
  return applicantIdentity((row?.place as unknown as FormPlace | undefined)?.applicants?.[oneThingId]);
}
