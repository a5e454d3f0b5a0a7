import type { SettingValues } from '../../shared/settings-service.js';

type Sources = SettingValues['sharedData.sources'];

/** `marriage-certificate` → `marriageCertificate`, as in the keys of forms and materials. */
const camelCase = (id: string) => id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The key of a data element of the applicant. */
export const applicantKey = (dataElement: string): string => `${camelCase(dataElement)}_applicant`;

/** Whether a connected source may deliver this material of the applicant (R133). */
export const isFetchable = (sources: Sources, materialKey: string): boolean =>
  sources.some(({ dataElement }) => applicantKey(dataElement) === materialKey);
