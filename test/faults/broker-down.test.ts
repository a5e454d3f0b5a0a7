import { systemActor } from '../../server/shared/actor.js';
import { systemClock } from '../../server/shared/clock.js';
import { inTransaction } from '../../server/shared/command-context.js';
import { freshDb } from '../support/fresh-db.js';
import { brokerDown, outOfOrder } from './broker-down.js';

describe('a broker that cannot be reached for an hour', () => {
  it('stops neither intake nor closing; afterwards everything is carried once and in order', async () => {
    expect(await brokerDown.run({ cases: 3, minutes: 60, seconds: 3 }, () => undefined)).toEqual([]);
  }, 180_000);

  it('would be noticed if a command were lost, doubled or overtaken (control)', async () => {
    const { db, close } = await freshDb();
    try {
      await inTransaction({ db, clock: systemClock, actor: systemActor() }, async ({ toEngine }) => {
        for (const jobKey of ['1', '2']) await toEngine('a', { kind: 'completeJob', jobKey, variables: {} });
      });
      expect(await outOfOrder(db, ['1', '2'])).toEqual([]);
      expect(await outOfOrder(db, ['2', '1'])).toEqual([expect.stringMatching(/overtook an earlier command of a$/)]);
      expect(await outOfOrder(db, ['1', '2', '1'])).toEqual([expect.stringMatching(/taken twice$/)]);
      expect(await outOfOrder(db, ['1'])).toContainEqual(expect.stringMatching(/never reached the engine$/));
    } finally {
      await close();
    }
  });
});
