import { randomBytes } from 'node:crypto';
import type { Db } from '../../server/db.js';
import { loadCalendarYear } from '../../server/features/calendar/load-calendar-year.js';
import { PACKAGE_YEARS } from '../../server/features/calendar/package-days.js';
import { CATALOGUE_LOADED, CATALOGUE_LOADER, loadCatalogue } from '../../server/features/catalogue/load-catalogue.js';
import { catalogueFiles, readCatalogue } from '../../server/features/catalogue/read-catalogue.js';
import { createUnit } from '../../server/features/people/create-unit.js';
import { createUser } from '../../server/features/people/create-user.js';
import { hashPassword } from '../../server/features/people/password-hash.js';
import { createSettingsService } from '../../server/features/settings/create-settings-service.js';
import { loadSettings } from '../../server/features/settings/load-settings.js';
import { loadScenarios, SCENARIOS_LOADED } from '../../server/features/walkthroughs/load-scenarios.js';
import { readScenarios, SCENARIOS_FILE } from '../../server/features/walkthroughs/read-scenarios.js';
import { systemActor } from '../../server/shared/actor.js';
import type { Clock } from '../../server/shared/clock.js';
import { inTransaction, type CommandContext } from '../../server/shared/command-context.js';
import { dayOf, yearOf } from '../../server/shared/calendar/day-number.js';
import { fingerprintOfFiles, isLoaded } from '../../server/shared/loaded-files.js';
import { readPeople, readSettings, readUnits } from './read-seed.js';

/** Years of the calendar before this one that cases may still reach back to. */
const PAST_YEARS = 1;
/** Line of the ledger that says the seed is complete: a first start that was killed is taken up again. */
const COMPLETED = { action: 'seed.completed', subjectType: 'system', subjectId: 'seed' };

export interface SeedResult {
  /** True when the database was seeded now. */
  seeded: boolean;
  /** The administrator that was made where no demo accounts are wanted; the password is told once. */
  administrator?: { username: string; password: string };
}

/**
 * Fills an empty database through the product's own commands: settings, units, people, working calendar, catalogue. Taken up where
 * it stopped when it was interrupted; afterwards only settings, scenarios and the catalogue that a newer version brought are loaded.
 */
export async function seedDatabase(db: Db, clock: Clock, options: { demo: boolean }): Promise<SeedResult> {
  const context: CommandContext = { db, clock, actor: systemActor('系统初始化') };
  const settings = createSettingsService(db);
  await loadSettings(context, { settings }, readSettings());
  const scenarios = fingerprintOfFiles([SCENARIOS_FILE]);
  if (!(await isLoaded(db, SCENARIOS_LOADED, scenarios))) await loadScenarios(context, readScenarios(), scenarios);
  const catalogue = fingerprintOfFiles([...catalogueFiles(), CATALOGUE_LOADER]);
  if (await db.ledgerEvent.findFirst({ where: COMPLETED, select: { seq: true } })) {
    if (!(await isLoaded(db, CATALOGUE_LOADED, catalogue))) await loadCatalogue(context, readCatalogue(), catalogue);
    return { seeded: false };
  }

  const { people, demo_password: password } = readPeople();
  for (const unit of options.demo ? readUnits() : readUnits().slice(0, 1)) {
    if (!(await db.unit.findUnique({ where: { id: unit.id } }))) await createUnit(context, unit);
  }
  let administrator: SeedResult['administrator'];
  if (options.demo) {
    const shared = hashPassword(password);
    for (const person of people) {
      if (await db.user.findUnique({ where: { username: person.username }, select: { id: true } })) continue;
      const input = { ...person, id: `user-${person.username}`, active: true, password };
      await createUser(context, { settings, hash: () => shared }, input);
    }
  } else if ((await db.user.count()) === 0) {
    administrator = { username: 'root-admin', password: `Kb-${randomBytes(12).toString('base64url')}-1` };
    const post = '系统管理员';
    await createUser(
      context,
      { settings },
      { ...administrator, displayName: post, post, unitId: 'bureau', roles: ['ADMINISTRATOR'], active: true },
    );
  }
  await loadYears(context);
  await loadCatalogue(context, readCatalogue(), catalogue);
  await inTransaction(context, ({ ledger }) => ledger({ ...COMPLETED, summary: '系统初始化完成' }));
  return { seeded: true, ...(administrator ? { administrator } : {}) };
}

/** This year and those around it, as far as the package knows them; no deadline exists yet that could move. */
async function loadYears(context: CommandContext): Promise<void> {
  const nothing = { moved: 0, byUnit: [], examples: [] };
  const deps = { previewMoves: () => Promise.resolve(nothing), applyMoves: () => Promise.resolve(nothing) };
  const thisYear = yearOf(dayOf(context.clock.now()));
  for (let year = thisYear - PAST_YEARS; year <= thisYear + 1; year++) {
    if (year >= PACKAGE_YEARS.first && year <= PACKAGE_YEARS.last) await loadCalendarYear(context, deps, year);
  }
}
