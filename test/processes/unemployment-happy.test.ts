import { SERVICE_ITEM_KEYS } from '../../processes/contract.js';
import { ProcessBench } from './process-bench.js';
import { readOneThingDiagrams } from '../support/one-thing-rows.js';
import type { ItemKey } from './scripted-office.js';

const APP = 'app-1';
const SUBSIDY = SERVICE_ITEM_KEYS['temporary-price-subsidy'];
let everyChoice: ItemKey[];

let bench: ProcessBench;
beforeAll(async () => {
  const diagram = (await readOneThingDiagrams()).find(({ oneThingId }) => oneThingId === 'ot-unemployment');
  everyChoice = (diagram?.rows ?? []).filter((key) => key !== SUBSIDY) as ItemKey[];
  expect(everyChoice).toHaveLength(10);
});
beforeEach(async () => {
  bench = await ProcessBench.open();
});
afterEach(() => bench.close());

const grantAll = async (keys: ItemKey[]) => {
  for (const key of keys) await bench.decide(bench.office.item(APP, key), 'GRANT');
};

test('every service item goes to its unit at once, the price subsidy is granted by itself, one feedback closes the case', async () => {
  await bench.accept(APP, everyChoice);
  for (const key of everyChoice) expect(bench.positionOf(bench.office.item(APP, key))).toEqual(['Task_HandleItem']);
  expect(bench.office.times('item.handleAutomatically')).toBe(0);

  await grantAll(everyChoice);
  expect(bench.office.item(APP, SUBSIDY).outcome).toBe('GRANTED');
  expect(bench.office.times('application.composeFeedback', APP)).toBe(1);
  expect(bench.positionOfApplication(APP)).toEqual(['Gateway_AwaitRating']);

  await bench.send('rating.submitted', bench.latest('inv', APP));
  expect(bench.view.times('EndEvent_ApplicationRated')).toBe(1);
  expect(bench.view.running()).toBe(0);
  expect(bench.view.incidents.size).toBe(0);
});

test('what was not chosen is not handled', async () => {
  await bench.accept(APP, ['unemploymentRegistration', 'jobIntroduction']);
  expect(bench.office.items.size).toBe(2);
  await grantAll(['unemploymentRegistration', 'jobIntroduction']);
  expect(bench.positionOfApplication(APP)).toEqual(['Gateway_AwaitRating']);
});

test('a rating window that closes ends the case without a rating', async () => {
  await bench.accept(APP, ['unemploymentRegistration']);
  await grantAll(['unemploymentRegistration']);
  await bench.send('rating.windowClosed', bench.latest('inv', APP));
  expect(bench.view.times('EndEvent_ApplicationNotRated')).toBe(1);
  expect(bench.view.running()).toBe(0);
});

test('tasks are offered to the counter and to the unit that was chosen, with nothing but ids', async () => {
  await bench.submit(APP, ['unemploymentRegistration']);
  const precheck = bench.precheckTask(APP);
  expect(precheck.candidateGroups).toContain('role:COUNTER_CLERK');
  await bench.complete(precheck, { precheckResult: 'COMPLETE' });
  expect(bench.taskOf(bench.office.item(APP, 'unemploymentRegistration'))?.candidateGroups).toContain('unit:u1');
});

test('two cases run beside each other', async () => {
  await bench.accept(APP, ['unemploymentRegistration']);
  await bench.accept('app-2', ['unemploymentRegistration']);
  await bench.decide(bench.office.item('app-2', 'unemploymentRegistration'), 'GRANT');
  expect(bench.positionOfApplication('app-2')).toEqual(['Gateway_AwaitRating']);
  expect(bench.positionOf(bench.office.item(APP, 'unemploymentRegistration'))).toEqual(['Task_HandleItem']);
});
