import type { SettingValues } from '../../shared/settings-service.js';

type Sources = SettingValues['sharedData.sources'];

/** `marriage-certificate` → `marriageCertificate`, as in the keys of forms and materials. */
const camelCase = (id: string) => id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The key of a data element of the person that an application is about. */
export const personKey = (dataElement: string, person: string): string => `${camelCase(dataElement)}_${person}`;

/** Whether a connected source may deliver this material of that person (R133). */
export const isFetchable = (sources: Sources, materialKey: string, person: string): boolean =>
  sources.some(({ dataElement }) => personKey(dataElement, person) === materialKey);
