import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../shared/project-root.js';
import type { OneThingData, PlaceData, ServiceItemData } from './catalogue-types.js';

export interface CatalogueData {
  oneThings: OneThingData[];
  serviceItems: ServiceItemData[];
  place: PlaceData;
}

const FOLDER = join(projectRoot, 'prisma/seed/catalogue');

/** The files that a catalogue is read from. */
export const catalogueFiles = (folder = FOLDER): string[] =>
  ['one-things.yaml', 'service-items.yaml', 'place.yaml'].map((name) => join(folder, name));

const read = (folder: string, name: string) =>
  parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>;

/** Reads the catalogue's YAML files; throws when one is missing or is no YAML. */
export function readCatalogue(folder = FOLDER): CatalogueData {
  return {
    oneThings: read(folder, 'one-things.yaml').one_things as OneThingData[],
    serviceItems: read(folder, 'service-items.yaml').service_items as ServiceItemData[],
    place: read(folder, 'place.yaml') as unknown as PlaceData,
  };
}
