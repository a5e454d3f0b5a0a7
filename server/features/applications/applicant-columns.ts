import { firstAnswer } from '../../api/form-rules.js';
import type { OneThingForm } from '../../api/portal.js';
import type { Secrets } from '../../shared/secrets.js';

/**
 * What is copied out of the form so that an application can be found: name and last four digits of the phone of whoever applies
 * (a person, an employer, the survivor of somebody), signed ID number of the person it is about.
 */
export function applicantColumns(secrets: Secrets, { name, phone, person }: OneThingForm['applicant'], form: unknown) {
  const answers = form as Record<string, unknown>;
  const idNumber = firstAnswer(answers, [`idNumber_${person}`]);
  return {
    applicantName: firstAnswer(answers, name),
    phoneLast4: firstAnswer(answers, phone).replace(/\D/g, '').slice(-4),
    idNumberHash: idNumber === '' ? null : signIdNumber(secrets, idNumber),
  };
}

/** A keyed signature: equal numbers are found again, and the number cannot be guessed from it without the key. */
export const signIdNumber = (secrets: Secrets, idNumber: string): string =>
  secrets.sign('id-number', idNumber.trim().toUpperCase());
