import Database from 'better-sqlite3';
import fc from 'fast-check';
import { openEmbeddedEngine } from '../../../server/engine/embedded/open-embedded-engine.js';
import type { Engine, EngineRecord } from '../../../server/engine/port.js';
import { withEngineFile } from '../durability/temp-folder.js';
import { START } from './engine-harness.js';
import { blocks, randomProcess } from './random-models.js';
import { smallModel } from './small-model.js';

/** What somebody outside does next: `work` a job, let the waiting ones `go`, `stop` the guarded scopes, or `cancel` all. */
const actions = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant('work' as const), at: fc.nat(5) }) },
    { weight: 4, arbitrary: fc.constant({ do: 'go' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'stop' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
  ),
  { maxLength: 25 },
);

const TABLES = ['element_instance', 'job', 'timer', 'subscription', 'incident'];

async function workOne(engine: Engine, at: number): Promise<boolean> {
  const request = { type: 'work', worker: 'w', timeout: 1, maxJobsToActivate: 10 };
  const jobs = await engine.activateJobs(request);
  const job = jobs[at % (jobs.length || 1)];
  for (const other of jobs) if (other !== job) await engine.failJob({ jobKey: other.key, retries: 3 });
  if (job) await engine.completeJob({ jobKey: job.key });
  return job !== undefined;
}

const publish = (engine: Engine, name: string) => engine.publishMessage({ name, correlationKey: 'k', timeToLive: 0 });

/** Every instance began once and ended once; the scope it lay in ended after it. */
function checkLives(records: EngineRecord[]): void {
  const open = new Map<string, string>();
  for (const { key, intent, value, valueType } of records) {
    if (valueType !== 'PROCESS_INSTANCE' || intent === 'SEQUENCE_FLOW_TAKEN') continue;
    if (intent === 'ELEMENT_ACTIVATING') {
      expect(open.has(key)).toBe(false);
      if (value.bpmnElementType !== 'PROCESS') expect(open.has(String(value.flowScopeKey))).toBe(true);
      open.set(key, String(value.elementId));
    } else expect(open.has(key)).toBe(true);
    if (intent === 'ELEMENT_COMPLETED' || intent === 'ELEMENT_TERMINATED') open.delete(key);
  }
  expect([...open.values()]).toEqual([]);
}

test('whatever is drawn and whatever happens, every token comes to an end and leaves nothing behind', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, actions, fc.boolean(), fc.nat(2), (block, script, cancels, choice) =>
      withEngineFile(async (file) => {
        const open = () => openEmbeddedEngine({ file, thread: false, clock: { kind: 'controlled', now: START } });
        let engine = await open();
        const { body, roots } = randomProcess(block);
        await engine.deployResources([smallModel('random', body, roots)]);
        const variables = { key: 'k', choice };
        const { processInstanceKey } = await engine.createProcessInstance({ bpmnProcessId: 'random', variables });
        for (const action of script) {
          if (action.do === 'work') await workOne(engine, action.at);
          else if (action.do !== 'restart') await publish(engine, action.do);
          else {
            await engine.close();
            engine = await open();
          }
        }
        if (cancels) await engine.cancelProcessInstance(processInstanceKey).catch(() => undefined);
        for (let quiet = 0; quiet < 40;)
          quiet = (await workOne(engine, 0)) ? 0 : (await publish(engine, 'go'), quiet + 1);

        const records: EngineRecord[] = [];
        const { key } = await publish(engine, 'last');
        await new Promise<void>((resolve) => {
          engine.subscribeToRecords({}, (batch) => {
            records.push(...batch);
            if (batch.some((record) => record.key === key && record.intent === 'EXPIRED')) resolve();
            return Promise.resolve();
          });
        });
        await engine.close();
        checkLives(records);
        const database = new Database(file, { readonly: true });
        const left = TABLES.map((table) => [table, database.prepare(`select count(*) from ${table}`).pluck().get()]);
        database.close();
        expect(left).toEqual(TABLES.map((table) => [table, 0]));
      }),
    ),
    { numRuns: 40, seed: 20_401, endOnFailure: true },
  );
}, 120_000);
