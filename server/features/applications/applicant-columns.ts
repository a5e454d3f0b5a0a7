import { FORM_KEYS } from '../../api/form-rules.js';
import type { Secrets } from '../../shared/secrets.js';

/** What is copied out of the form so that an application can be found: name, last four digits of the phone, signed ID number. */
export function applicantColumns(secrets: Secrets, form: unknown) {
  const text = (key: string) => {
    const value = (form as Record<string, unknown>)[key];
    return typeof value === 'string' ? value.trim() : '';
  };
  const idNumber = text(FORM_KEYS.applicantIdNumber);
  return {
    applicantName: text(FORM_KEYS.applicantName),
    phoneLast4: text(FORM_KEYS.applicantPhone).replace(/\D/g, '').slice(-4),
    idNumberHash: idNumber === '' ? null : signIdNumber(secrets, idNumber),
  };
}

/** A keyed signature: equal numbers are found again, and the number cannot be guessed from it without the key. */
export const signIdNumber = (secrets: Secrets, idNumber: string): string =>
  secrets.sign('id-number', idNumber.trim().toUpperCase());
