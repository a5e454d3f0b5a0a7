import fc from 'fast-check';
import { EngineRejection } from '../../server/engine/port.js';
import { createOutboxRelay } from '../../server/engine/relay/outbox-relay.js';
import { systemActor } from '../../server/shared/actor.js';
import { systemClock } from '../../server/shared/clock.js';
import { inTransaction } from '../../server/shared/command-context.js';
import { freshDb } from '../support/fresh-db.js';
import { FakeEngine, until } from './fake-engine.js';
import { randomRuns } from '../support/random-runs.js';

const CASES = ['a', 'b', 'c'];

describe('the outbox relay under faults', () => {
  it('delivers every command once and in the order of its case, whatever gets lost and whenever it is restarted', async () => {
    const fault = fc.constantFrom('none', 'none', 'before', 'after');
    const step = fc.record({ caseId: fc.constantFrom(...CASES), restart: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 3, maxLength: 14 }),
        fc.array(fault, { maxLength: 12 }),
        async (steps, faults) => {
          const { db, close } = await freshDb();
          const engine = new FakeEngine();
          const plan = [...faults];
          let current: string | undefined;
          engine.fault = (_command, _key, when) => {
            if (when === 'before') current = plan.shift();
            if (current === when) throw new EngineRejection('UNAVAILABLE', `lost ${when}`);
          };
          const open = () =>
            createOutboxRelay({ db, clock: systemClock, engine: engine.commands }, { pollMs: 5, parallelCases: 1 });
          let relay = open();
          try {
            relay.start();
            const expected: Record<string, string[]> = { a: [], b: [], c: [] };
            for (const [index, { caseId, restart }] of steps.entries()) {
              expected[caseId]?.push(`m${index}`);
              await inTransaction({ db, clock: systemClock, actor: systemActor() }, ({ toEngine }) =>
                toEngine(caseId, {
                  kind: 'publishMessage',
                  message: { name: `m${index}`, correlationKey: caseId, timeToLive: 1 },
                }),
              );
              if (restart) {
                await relay.stop();
                relay = open();
                relay.start();
              }
            }
            await until(async () => (await db.outboxCommand.count({ where: { doneAt: null } })) === 0);
            for (const caseId of CASES) {
              const names = engine.taken
                .filter((one) => one.key === caseId)
                .map((one) => (one.detail as { name: string }).name);
              expect(names).toEqual(expected[caseId]);
            }
          } finally {
            await relay.stop();
            await close();
          }
        },
      ),
      { numRuns: randomRuns(15) },
    );
  });
});
