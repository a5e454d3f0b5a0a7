import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPlace } from './embedded-place.js';
import { readModel } from './fixtures.js';
import { switchOffStarts } from './switch-off-starts.js';
import { DEFAULT_START } from './trace-lab.js';

const HOUR_MS = 3_600_000;

let folder: string;
let place: EmbeddedPlace;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'engine-contract-'));
  place = await EmbeddedPlace.open(join(folder, 'engine.db'), DEFAULT_START);
});
afterEach(async () => {
  await place.close();
  rmSync(folder, { recursive: true });
});

const begun = async () =>
  (await place.drain()).filter(
    ({ intent, value }) => intent === 'ELEMENT_ACTIVATING' && value.bpmnElementType === 'PROCESS',
  ).length;
const publish = () => place.engine.publishMessage({ name: 'ms-1', correlationKey: '', timeToLive: 0 });

test.each([
  ['timer-start-cycle', () => place.advance(24 * HOUR_MS)],
  ['message-start', publish],
])('%s begins nothing any more; control: before that it did', async (name, provoke) => {
  const model = readModel(name);
  await place.engine.deployResources([model]);
  await provoke();
  expect(await begun()).toBeGreaterThan(0);
  await switchOffStarts(place.engine, [model]);
  await place.drain();
  await provoke();
  expect(await begun()).toBe(0);
});

test('what a command begins is left as it is', async () => {
  const model = readModel('boundary-timer');
  await place.engine.deployResources([model]);
  await switchOffStarts(place.engine, [model]);
  expect(await place.engine.deployResources([model])).toMatchObject([{ version: 1 }]);
});
