import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SERVICE_ITEM_KEYS, type ServiceItemId } from '../../processes/contract.js';
import { readPeople, readUnits } from '../../prisma/seed/read-seed.js';
import type { OneThingForm } from '../../server/api/portal.js';
import { getOneThingForm } from '../../server/features/catalogue/get-one-thing-form.js';
import { loadCatalogue } from '../../server/features/catalogue/load-catalogue.js';
import { readCatalogue } from '../../server/features/catalogue/read-catalogue.js';
import { getItemLimits } from '../../server/features/deadlines/get-item-limits.js';
import { AUTOMATIC_RULES } from '../../server/features/items/automatic-rules.js';
import { systemActor } from '../../server/shared/actor.js';
import { controlledClock } from '../../server/shared/clock.js';
import { fixedSettings } from '../support/fixed-settings.js';
import { freshDb } from '../support/fresh-db.js';
import { readOneThingDiagrams, rowsOf, type OneThingDiagram } from '../support/one-thing-rows.js';

const diagrams = await readOneThingDiagrams();
const { place } = readCatalogue();
const settings = fixedSettings();
const clock = controlledClock(new Date('2026-11-25T01:00:00.000Z'));

let fresh: Awaited<ReturnType<typeof freshDb>>;
const forms = new Map<string, OneThingForm>();
beforeAll(async () => {
  fresh = await freshDb();
  await loadCatalogue({ db: fresh.db, clock, actor: systemActor() }, readCatalogue());
  for (const { oneThingId } of diagrams)
    forms.set(oneThingId, await getOneThingForm(fresh.db, clock, settings, oneThingId));
});
afterAll(() => fresh.close());

const formOf = (id: string): OneThingForm => {
  const form = forms.get(id);
  if (!form) throw new Error(`${id} is not open`);
  return form;
};
/** What the form offers and what the diagram handles, each as often as it comes. */
const offered = ({ oneThingId }: OneThingDiagram) =>
  formOf(oneThingId)
    .items.map(({ serviceItemId }) => SERVICE_ITEM_KEYS[serviceItemId as ServiceItemId])
    .sort();

describe.each(diagrams.map((diagram) => [diagram.oneThingId, diagram] as const))('%s', (id, diagram) => {
  test('has exactly one row for every item that the form offers, and no other', () => {
    expect([...diagram.rows].sort()).toEqual(offered(diagram));
  });

  test('every row has the name that the applicant reads, and says whether it is handled automatically', () => {
    const short = (name: string) => name.replace('（含实体卡和电子卡）', '');
    const names = formOf(id).items.map(({ serviceItemId, name, automatic }) => [
      SERVICE_ITEM_KEYS[serviceItemId as ServiceItemId],
      short(name) + (automatic ? '（自动）' : ''),
    ]);
    expect(diagram.names).toEqual(Object.fromEntries(names));
  });

  test('a row that is missing or comes twice is found', () => {
    const [call] = diagram.elements.filter((element) => rowsOf([element]).length > 0);
    const without = diagram.elements.filter((element) => element !== call);
    expect(rowsOf(without).sort()).not.toEqual(offered(diagram));
    expect(rowsOf(call ? [...diagram.elements, call] : []).sort()).not.toEqual(offered(diagram));
  });

  test('every item has a unit with somebody to handle it, and a limit', async () => {
    const staffed = new Set(
      readPeople()
        .people.filter(({ roles }) => roles.includes('UNIT_OFFICER'))
        .map(({ unitId }) => unitId),
    );
    const known = new Set(readUnits().map((unit) => unit.id));
    for (const { serviceItemId } of formOf(id).items) {
      const units = place.item_units[serviceItemId] ?? [];
      expect([serviceItemId, units.length > 0, units.filter((unit) => !known.has(unit))]).toEqual([
        serviceItemId,
        true,
        [],
      ]);
      expect([serviceItemId, staffed.has(units[0] ?? '')]).toEqual([serviceItemId, true]);
      const { promised } = await getItemLimits(fresh.db, settings, clock.now(), serviceItemId, 'PORTAL');
      expect([serviceItemId, promised.budget?.value]).toEqual([serviceItemId, expect.any(Number)]);
    }
  });

  test('every automatic item has a rule, and the form asks what the rule wants to know', () => {
    const { items, fields } = formOf(id);
    for (const { serviceItemId } of items.filter(({ automatic }) => automatic)) {
      const rule = AUTOMATIC_RULES[serviceItemId];
      expect([serviceItemId, rule?.source]).toEqual([serviceItemId, expect.stringMatching(/^002 .*R\d+/)]);
      const key = rule?.concernKeys?.[id];
      if (key) expect(fields).toContainEqual(expect.objectContaining({ key, required: true, options: ['是', '否'] }));
    }
  });

  test('what a rule looks at is an item of the contract', () => {
    for (const rule of Object.values(AUTOMATIC_RULES))
      expect(Object.keys(SERVICE_ITEM_KEYS)).toEqual(expect.arrayContaining([...rule.dependsOn]));
  });
});

test('every one-thing has letters of its own for its numbers', () => {
  const letters = Object.values(place.one_things).map((each) => each.number_prefix ?? '');
  for (const each of letters) expect(each).toMatch(/^[A-Z]{2,4}$/);
  expect(new Set(letters).size).toBe(letters.length);
});
