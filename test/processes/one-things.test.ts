import { SERVICE_ITEM_KEYS, type ServiceItemId } from '../../processes/contract.js';
import { AUTOMATIC_RULES } from '../../server/features/items/automatic-rules.js';
import { readOneThingDiagrams, type OneThingDiagram } from '../support/one-thing-rows.js';
import { ProcessBench } from './process-bench.js';
import type { ItemKey } from './scripted-office.js';

const APP = 'app-1';
const diagrams = await readOneThingDiagrams();
const others = diagrams.filter(({ oneThingId }) => oneThingId !== 'ot-unemployment');

/** Keys of the items that a rule may decide. Which of them are automatic is said by each one-thing; here all that a diagram marks. */
const RULED = new Set(Object.keys(AUTOMATIC_RULES).map((id) => SERVICE_ITEM_KEYS[id as ServiceItemId] as ItemKey));
const automaticOf = ({ elements, rows }: OneThingDiagram): ItemKey[] =>
  (rows as ItemKey[]).filter(
    (key) => RULED.has(key) && elements.some((each) => each.id === callOf(key) && each.name?.endsWith('（自动）')),
  );
const RETIREMENTS: ItemKey[] = [
  'normalRetirementApplication',
  'earlyRetirementApplication',
  'lumpSumBenefitApplication',
];
/** one-thing → item → the items it waits for: because a document says so (R117), or because its rule needs their outcome. */
const ORDER: Partial<Record<string, Record<string, ItemKey[]>>> = {
  'ot-work-death-benefit': { hospitalMealSubsidy: ['workInjuryMedicalExpense'] },
  'ot-public-institution-hire': {
    employeeInsuranceRegistration: ['publicInstitutionSalaryVerification'],
    contributorIncreaseDeclaration: ['publicInstitutionSalaryVerification'],
  },
  'ot-employee-retirement': {
    workInjuryBenefitDifference: RETIREMENTS,
    unemploymentBenefitStop: RETIREMENTS,
    labourUseFiling: RETIREMENTS,
  },
};
const callOf = (key: string) => `Call_${key.charAt(0).toUpperCase()}${key.slice(1)}`;

let bench: ProcessBench;
afterEach(() => bench.close());

async function open(diagram: OneThingDiagram, beside: OneThingDiagram[] = []): Promise<void> {
  bench = await ProcessBench.open(diagram, beside);
  bench.office.automatic = new Set(automaticOf(diagram));
}

const isHandled = (key: ItemKey) => bench.taskOf(bench.office.item(APP, key)) !== undefined;

/** Officials decide whatever is with them until nothing is. */
async function decideAll(applicationId: string, decisionOf: (key: ItemKey) => 'GRANT' | 'REFUSE' = () => 'GRANT') {
  for (;;) {
    const open = [...bench.office.items.values()].filter(
      (item) => item.applicationId === applicationId && bench.taskOf(item),
    );
    if (open.length === 0) return;
    for (const item of open) await bench.decide(item, decisionOf(item.key));
  }
}

const outcomes = (applicationId = APP) =>
  Object.fromEntries(
    [...bench.office.items.values()]
      .filter((item) => item.applicationId === applicationId)
      .map(({ key, outcome }) => [key, outcome]),
  );

function expectFedBack(applicationId = APP): void {
  expect(bench.office.times('application.composeFeedback', applicationId)).toBe(1);
  expect(bench.positionOfApplication(applicationId)).toEqual(['Gateway_AwaitRating']);
  expect(bench.view.incidents.size).toBe(0);
}

describe.each(others.map((diagram) => [diagram.oneThingId, diagram] as const))('%s', (id, diagram) => {
  const rows = diagram.rows as ItemKey[];

  test('everything chosen and granted: one feedback, one rating, and no other one-thing is started', async () => {
    await open(diagram, diagrams);
    await bench.accept(APP, rows);
    await decideAll(APP);
    expect(outcomes()).toEqual(Object.fromEntries(rows.map((key) => [key, 'GRANTED'])));
    expectFedBack();
    await bench.send('rating.submitted', bench.latest('inv', APP));
    expect(bench.view.times('EndEvent_ApplicationRated')).toBe(1);
    expect(bench.office.times('application.open')).toBe(1);
    expect(bench.view.running()).toBe(0);
  });

  test('each item chosen alone is handled alone, and handled once', async () => {
    await open(diagram);
    for (const key of rows) {
      const application = `app-${key}`;
      await bench.accept(application, [key]);
      await decideAll(application);
      expect(outcomes(application)).toEqual({ [key]: 'GRANTED' });
      expect(bench.office.times('item.dispatch', `${application}/${key}`)).toBe(1);
      expectFedBack(application);
    }
  });

  test('one refused item does not stop the rest', async () => {
    await open(diagram);
    await bench.accept(APP, rows);
    const refused = rows.find((key) => !bench.office.automatic.has(key));
    await decideAll(APP, (key) => (key === refused ? 'REFUSE' : 'GRANT'));
    expect(outcomes()).toEqual(Object.fromEntries(rows.map((key) => [key, key === refused ? 'REFUSED' : 'GRANTED'])));
    expectFedBack();
  });

  test('what the rules cannot decide is with a person; only what a document orders waits, the rest is handled at once', async () => {
    await open(diagram);
    bench.office.automaticRule = 'CANNOT_TELL';
    await bench.accept(APP, rows);
    const order = ORDER[id] ?? {};
    expect(rows.filter((key) => !isHandled(key))).toEqual(rows.filter((key) => key in order));
    for (const key of new Set(Object.values(order).flat())) {
      for (const [later, needs] of Object.entries(order))
        if (needs.includes(key)) expect([later, isHandled(later as ItemKey)]).toEqual([later, false]);
      await bench.decide(bench.office.item(APP, key), 'REFUSE');
    }
    for (const later of Object.keys(order)) expect([later, isHandled(later as ItemKey)]).toEqual([later, true]);
    await decideAll(APP);
    expectFedBack();
  });

  test('withdrawn while handled, nothing is left behind', async () => {
    await open(diagram);
    bench.office.automaticRule = 'CANNOT_TELL';
    await bench.accept(APP, rows);
    await bench.send('application.withdrawn', APP);
    expect(bench.view.times('EndEvent_ApplicationWithdrawn')).toBe(1);
    expect(bench.office.times('application.composeFeedback')).toBe(0);
    expect(bench.view.tasks.size).toBe(0);
    expect(bench.view.running()).toBe(0);
  });
});
