import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { demoUsernames, readPeople, readUnits } from '../../prisma/seed/read-seed.js';
import { seedDatabase } from '../../prisma/seed/seed.js';
import { ROLES } from '../../server/api/roles.js';
import { loadCatalogue } from '../../server/features/catalogue/load-catalogue.js';
import { readCatalogue } from '../../server/features/catalogue/read-catalogue.js';
import { checkLedger } from '../../server/features/ledger/check-ledger.js';
import { loadScenarios } from '../../server/features/walkthroughs/load-scenarios.js';
import { readScenarios } from '../../server/features/walkthroughs/read-scenarios.js';
import { systemActor } from '../../server/shared/actor.js';
import { controlledClock } from '../../server/shared/clock.js';
import { freshDb } from '../support/fresh-db.js';

let fresh: Awaited<ReturnType<typeof freshDb>>;
const clock = controlledClock(new Date('2026-11-25T01:00:00.000Z'));
beforeEach(async () => {
  fresh = await freshDb();
});
afterEach(() => fresh.close());

const counts = async () => {
  const { db } = fresh;
  return {
    units: await db.unit.count(),
    users: await db.user.count(),
    settings: await db.setting.count(),
    years: await db.calendarYear.count(),
    oneThings: await db.oneThing.count(),
    items: await db.serviceItem.count(),
    ledger: await db.ledgerEvent.count(),
  };
};

describe('the first start', () => {
  it('fills the database through commands, with a whole ledger, and a second one changes nothing', async () => {
    expect(await seedDatabase(fresh.db, clock, { demo: true })).toEqual({ seeded: true });
    const first = await counts();
    expect(first).toMatchObject({ units: readUnits().length, users: readPeople().people.length, oneThings: 10 });
    expect(first.years).toBeGreaterThan(0);
    expect(await checkLedger(fresh.db)).toMatchObject({ complete: true, checked: first.ledger });
    expect(await seedDatabase(fresh.db, clock, { demo: true })).toEqual({ seeded: false });
    expect(await counts()).toEqual(first);
  });

  it('opens the scenarios that a newer version brought, in a database of an older one', async () => {
    await seedDatabase(fresh.db, clock, { demo: true });
    const { id } = await fresh.db.scenario.findFirstOrThrow({ where: { sortOrder: 2 } });
    const { walks, ...newer } = readScenarios();
    const older = { ...newer, walks: Object.fromEntries(Object.entries(walks).slice(0, 1)) };
    await loadScenarios({ db: fresh.db, clock, actor: systemActor() }, older);
    expect(await fresh.db.scenario.count({ where: { processId: null } })).toBe(9);
    await seedDatabase(fresh.db, clock, { demo: true });
    expect((await fresh.db.scenario.findUniqueOrThrow({ where: { id } })).processId).toMatch(/WalkthroughProcess$/);
    expect(await fresh.db.scenario.count({ where: { processId: null } })).toBe(0);
  });

  it('loads nothing again that has not changed', async () => {
    await seedDatabase(fresh.db, clock, { demo: true });
    const lines = await fresh.db.ledgerEvent.count();
    await seedDatabase(fresh.db, clock, { demo: true });
    expect(await fresh.db.ledgerEvent.count()).toBe(lines);
  });

  it('is taken up where it was interrupted', async () => {
    await seedDatabase(fresh.db, clock, { demo: true });
    const whole = await counts();
    await fresh.db.ledgerEvent.deleteMany({ where: { action: 'seed.completed' } });
    await fresh.db.user.deleteMany({ where: { username: { in: ['admin', 'style'] } } });
    expect(await seedDatabase(fresh.db, clock, { demo: true })).toEqual({ seeded: true });
    expect(await counts()).toMatchObject({
      units: whole.units,
      users: whole.users,
      settings: whole.settings,
      oneThings: whole.oneThings,
    });
  });

  it('without demo accounts makes one unit and one administrator, whose password is told once', async () => {
    const first = await seedDatabase(fresh.db, clock, { demo: false });
    expect(first.administrator?.password.length).toBeGreaterThan(15);
    expect(await counts()).toMatchObject({ units: 1, users: 1 });
    expect(await fresh.db.user.count({ where: { username: { in: demoUsernames() } } })).toBe(0);
    expect(await seedDatabase(fresh.db, clock, { demo: false })).toEqual({ seeded: false });
  });

  it('loads the catalogue again when a newer version brought another one, and leaves the units as they were changed', async () => {
    await seedDatabase(fresh.db, clock, { demo: true });
    const catalogue = readCatalogue();
    const older = { ...catalogue, place: { ...catalogue.place, one_things: {} } };
    await loadCatalogue({ db: fresh.db, clock, actor: systemActor() }, older);
    await fresh.db.serviceItemUnit.deleteMany({ where: { serviceItemId: 'social-card-issue', unitId: 'social-card' } });
    expect(await fresh.db.oneThing.count({ where: { processId: { not: null } } })).toBe(0);

    await seedDatabase(fresh.db, clock, { demo: true });
    const open = Object.values(catalogue.place.one_things).filter(({ process_id }) => process_id);
    expect(await fresh.db.oneThing.count({ where: { processId: { not: null } } })).toBe(open.length);
    const units = await fresh.db.serviceItemUnit.findMany({ where: { serviceItemId: 'social-card-issue' } });
    expect(units.map(({ unitId }) => unitId)).toEqual(['social-insurance']);
  });

  it('has a demo account for every role, and units for all that the catalogue hands out', async () => {
    await seedDatabase(fresh.db, clock, { demo: true });
    const roles = new Set(readPeople().people.flatMap((person) => person.roles));
    expect([...roles].sort()).toEqual(Object.keys(ROLES).sort());
    const units = new Set((await fresh.db.unit.findMany()).map(({ id }) => id));
    for (const { unitId } of await fresh.db.serviceItemUnit.findMany()) expect(units).toContain(unitId);
  });
});
