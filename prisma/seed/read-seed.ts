import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { NewUserInput, UnitInput } from '../../server/features/people/people-schemas.js';
import type { SettingSeed } from '../../server/features/settings/load-settings.js';
import { projectRoot } from '../../server/shared/project-root.js';

/** Seeded settings hold from a day that every application comes after. */
const SETTINGS_FROM = '2020-01-01';

const read = (name: string): unknown => parse(readFileSync(join(projectRoot, 'prisma/seed', name), 'utf8'));

export type UnitSeed = UnitInput & { id: string };
export type PersonSeed = Omit<NewUserInput, 'password' | 'active'>;

export const readUnits = () =>
  (read('units.yaml') as Omit<UnitSeed, 'active'>[]).map((unit): UnitSeed => ({ ...unit, active: true }));

export const readPeople = () => read('people.yaml') as { demo_password: string; people: PersonSeed[] };

/** User names of the demo accounts, in the order of the sign-in page. */
export const demoUsernames = (): string[] => readPeople().people.map(({ username }) => username);

export function readSettings(): Record<string, SettingSeed> {
  const seeds = read('settings.yaml') as Record<string, Omit<SettingSeed, 'effectiveFrom'>>;
  return Object.fromEntries(
    Object.entries(seeds).map(([key, seed]) => [key, { ...seed, effectiveFrom: SETTINGS_FROM }]),
  );
}
