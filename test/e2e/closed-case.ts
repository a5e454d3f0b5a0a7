import { applyOnPortal, progressOf, type Submitted } from '../support/applicant.js';
import { eventually, HttpClient } from '../support/http-client.js';
import { Official } from '../support/official.js';

export interface ClosedCase extends Submitted {
  serial: number;
}

/** A registration that 就业促进科 has granted; its applicant is invited to rate it and has not done so yet. */
export async function closedCase(url: string, serial: number): Promise<ClosedCase> {
  const person = new HttpClient(url);
  const clerk = await Official.signIn(url, 'counter');
  const officer = await Official.signIn(url, 'employment');
  const submitted = await applyOnPortal(person, { serial, selectedItems: ['unemployment-registration'] });
  await clerk.claim(submitted.id);
  await clerk.precheck(submitted.id, { result: 'COMPLETE' });
  await officer.decide(submitted.id, '失业登记');
  await eventually(async () => (await progressOf(person, submitted)).ratingToken, 'the invitation to rate');
  return { ...submitted, serial };
}
