import type { Entry } from './catalogue-types.js';

/** `mobile-phone` → `mobilePhone` */
export const camelCase = (text: string) => text.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/**
 * The key under which an entry is asked: data element and subject when the document gives a data element, so that the same thing
 * of the same person is asked once; the entry itself otherwise (R99). A FEEL name, because form-js evaluates conditions on it.
 */
export function formKey(entry: Entry): string {
  return entry.data_element
    ? `${camelCase(entry.data_element)}_${camelCase(entry.subject ?? 'applicant')}`
    : camelCase(entry.id);
}
