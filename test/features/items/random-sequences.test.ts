import { afterAll, beforeAll, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { openWorld, type World } from './case-world.js';
import { RandomCase, USERS, type Step } from './random-case.js';
import type { Decision } from './reference-model.js';
import { RANDOM_TIMEOUT, randomRuns } from '../../support/random-runs.js';

jest.setTimeout(RANDOM_TIMEOUT);

/** Mostly an item that the step suits (99: the first such), sometimes any. */
const item = fc.oneof({ weight: 3, arbitrary: fc.constant(99) }, { weight: 2, arbitrary: fc.nat(4) });
/** Mostly somebody of the unit (user 99 stands for the first officer of the item's unit), sometimes a stranger. */
const user = fc.oneof({ weight: 5, arbitrary: fc.constant(99) }, { weight: 1, arbitrary: fc.nat(USERS.length - 1) });
const decision = fc.constantFrom<Decision>('GRANT', 'REFUSE', 'CORRECT', 'SUSPEND', 'RETURN', 'RETURN');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('decide' as const), item, user, decision }) },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constantFrom('transfer' as const, 'endSuspension' as const), item, user }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constantFrom('supply' as const, 'expire' as const, 'assign' as const), item }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('withdraw' as const), item }) },
  { weight: 8, arbitrary: fc.constant({ type: 'pump' as const }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 30 }) }) },
);
const sequences = fc
  .tuple(
    fc.array(step, { minLength: 5, maxLength: 30 }),
    fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(30) }),
  )
  .map(([steps, at]): Step[] =>
    at === null ? steps : [...steps.slice(0, at), { type: 'withdrawAll' }, ...steps.slice(at)],
  );

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it('loses no item, disturbs no sibling and keeps every clock right, whatever people do and however late the diagram is', async () => {
  await fc.assert(
    fc.asyncProperty(sequences, async (steps) => {
      const one = await RandomCase.open(world);
      for (const next of steps) await one.take(next);
      await one.finish();
    }),
    { numRuns: randomRuns(12) },
  );
});
