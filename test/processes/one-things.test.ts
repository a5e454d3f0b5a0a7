import { SERVICE_ITEM_KEYS, type ServiceItemId } from '../../processes/contract.js';
import { readCatalogue } from '../../server/features/catalogue/read-catalogue.js';
import { AUTOMATIC_RULES } from '../../server/features/items/automatic-rules.js';
import { readOneThingDiagrams, type OneThingDiagram } from '../support/one-thing-rows.js';
import { ProcessBench } from './process-bench.js';
import type { ItemKey } from './scripted-office.js';

const { place } = readCatalogue();
const diagrams = await readOneThingDiagrams();
const others = diagrams.filter(({ oneThingId }) => oneThingId !== 'ot-unemployment');

/** Keys of the items that a rule may decide. Which of them are automatic is said by each one-thing; here all that a diagram marks. */
const RULED = new Set(Object.keys(AUTOMATIC_RULES).map((id) => SERVICE_ITEM_KEYS[id as ServiceItemId] as ItemKey));
const automaticOf = ({ elements, rows }: OneThingDiagram): ItemKey[] =>
  (rows as ItemKey[]).filter(
    (key) => RULED.has(key) && elements.some((each) => each.id === callOf(key) && each.name?.endsWith('（自动）')),
  );
/** Item → those it waits for: because a document says so (place.yaml, R117), or because its rule needs their outcome. Nothing else waits. */
function orderOf({ oneThingId, rows }: OneThingDiagram, automatic: ReadonlySet<ItemKey>): Record<string, ItemKey[]> {
  const keyOf = (id: string) => SERVICE_ITEM_KEYS[id as ServiceItemId] as ItemKey;
  const waits = [
    ...Object.entries(place.waits_for[oneThingId] ?? {}),
    ...Object.entries(AUTOMATIC_RULES)
      .filter(([id]) => automatic.has(keyOf(id)))
      .map(([id, { dependsOn }]) => [id, dependsOn] as const),
  ];
  return Object.fromEntries(
    waits
      .map(([id, before]) => [keyOf(id), before.map(keyOf).filter((key) => rows.includes(key))] as const)
      .filter(([, before]) => before.length > 0),
  );
}
const callOf = (key: string) => `Call_${key.charAt(0).toUpperCase()}${key.slice(1)}`;

// one engine with all ten diagrams: a test that leaves something behind, or starts another one-thing, is noticed by the next line
let bench: ProcessBench;
let started = 0;
let app = '';
beforeAll(async () => {
  bench = await ProcessBench.open(diagrams[0], diagrams);
});
afterAll(() => bench.close());
beforeEach(() => {
  app = `app-${++started}`;
  bench.office.automaticRule = 'GRANT';
});
afterEach(() => {
  expect(bench.view.running()).toBe(0);
  expect(bench.view.tasks.size).toBe(0);
  expect(bench.view.incidents.size).toBe(0);
});

const item = (key: ItemKey, application = app) => bench.office.item(application, key);
const isHandled = (key: ItemKey) => bench.taskOf(item(key)) !== undefined;
const itemsOf = (application: string) =>
  [...bench.office.items.values()].filter(({ applicationId }) => applicationId === application);
const outcomes = (application = app) =>
  Object.fromEntries(itemsOf(application).map(({ key, outcome }) => [key, outcome]));

/** Officials decide whatever is with them until nothing is; then one feedback closes the case, which nobody rates. */
async function carryOut(application: string, decisionOf: (key: ItemKey) => 'GRANT' | 'REFUSE' = () => 'GRANT') {
  for (;;) {
    const open = itemsOf(application).filter((each) => bench.taskOf(each));
    if (open.length === 0) break;
    await bench.decideTogether(open, ({ key }) => decisionOf(key));
  }
  expect(bench.office.times('application.composeFeedback', application)).toBe(1);
  expect(bench.positionOfApplication(application)).toEqual(['Gateway_AwaitRating']);
  await bench.send('rating.windowClosed', bench.latest('inv', application));
}

describe.each(others.map((diagram) => [diagram.oneThingId, diagram] as const))('%s', (_id, diagram) => {
  const rows = diagram.rows as ItemKey[];
  beforeEach(() => {
    bench.turnTo(diagram);
    bench.office.automatic = new Set(automaticOf(diagram));
  });

  test('everything chosen and granted: one feedback, and no other one-thing is started', async () => {
    await bench.accept(app, rows);
    await carryOut(app);
    expect(outcomes()).toEqual(Object.fromEntries(rows.map((key) => [key, 'GRANTED'])));
    expect(bench.office.times('application.open', app)).toBe(1);
  });

  test('each item chosen alone is handled alone, and handled once', async () => {
    for (const key of rows) {
      const application = `${app}-${key}`;
      await bench.accept(application, [key]);
      await carryOut(application);
      expect(outcomes(application)).toEqual({ [key]: 'GRANTED' });
      expect(bench.office.times('item.dispatch', item(key, application).id)).toBe(1);
    }
  });

  test('one refused item does not stop the rest', async () => {
    await bench.accept(app, rows);
    const refused = rows.find((key) => !bench.office.automatic.has(key));
    await carryOut(app, (key) => (key === refused ? 'REFUSE' : 'GRANT'));
    expect(outcomes()).toEqual(Object.fromEntries(rows.map((key) => [key, key === refused ? 'REFUSED' : 'GRANTED'])));
  });

  test('what the rules cannot decide is with a person; only what a document orders waits, the rest is handled at once', async () => {
    bench.office.automaticRule = 'CANNOT_TELL';
    await bench.accept(app, rows);
    const order = orderOf(diagram, bench.office.automatic);
    expect(rows.filter((key) => !isHandled(key))).toEqual(rows.filter((key) => key in order));
    for (const key of new Set(Object.values(order).flat())) {
      for (const [later, needs] of Object.entries(order))
        if (needs.includes(key)) expect([later, isHandled(later as ItemKey)]).toEqual([later, false]);
      await bench.decide(item(key), 'REFUSE');
    }
    for (const later of Object.keys(order)) expect([later, isHandled(later as ItemKey)]).toEqual([later, true]);
    await carryOut(app);
  });

  test('withdrawn while handled, nothing is left behind', async () => {
    bench.office.automaticRule = 'CANNOT_TELL';
    await bench.accept(app, rows);
    await bench.send('application.withdrawn', app);
    expect(bench.office.times('application.withdraw', app)).toBe(1);
    expect(bench.office.times('application.composeFeedback', app)).toBe(0);
  });
});
