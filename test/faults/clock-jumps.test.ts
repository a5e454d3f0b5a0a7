import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { openEmbeddedEngine } from '../../server/engine/embedded/open-embedded-engine.js';
import { EngineRejection, type EngineRecord } from '../../server/engine/port.js';
import { createOutboxRelay } from '../../server/engine/relay/outbox-relay.js';
import { systemActor } from '../../server/shared/actor.js';
import { systemClock } from '../../server/shared/clock.js';
import { inTransaction } from '../../server/shared/command-context.js';
import { FakeEngine, until } from '../engine-glue/fake-engine.js';
import { GlueHarness } from '../engine-glue/glue-harness.js';
import { JOBS_OF_A_CASE } from '../engine-glue/jobs-of-a-case.js';
import { withEngineFile } from '../engine/durability/temp-folder.js';
import { freshDb } from '../support/fresh-db.js';
import { JumpingClock } from './jumping-clock.js';
import { timerProcess } from './timer-process.js';

const HOUR = 3_600_000;
/** Back over a day, forward over a weekend, back by a little: the sum is not zero. */
const JUMPS = [-HOUR, 2 * HOUR, -26 * HOUR, 70 * HOUR, -90_000, -HOUR];

let clock: JumpingClock;
beforeEach(() => {
  clock = new JumpingClock();
  clock.install();
});
afterEach(() => clock.uninstall());

describe('a clock that jumps back and forward', () => {
  it('is really seen by the product (control)', () => {
    const before = systemClock.now().getTime();
    clock.jump(-HOUR);
    expect(before - systemClock.now().getTime()).toBeGreaterThan(HOUR / 2);
  });

  it('loses and doubles no step of the cases that run meanwhile', async () => {
    const fresh = await freshDb();
    await fresh.db.$disconnect();
    const glue = new GlueHarness(fresh.dir, fresh.file);
    try {
      await glue.start();
      for (const [index, jump] of JUMPS.entries()) {
        const id = `c${index}`;
        await glue.submit(id);
        clock.jump(jump);
        await glue.decide(id, 'application.precheck', { precheckResult: 'COMPLETE' });
        clock.jump(-jump / 2);
        await glue.decide(id, 'item.handle', { decision: 'GRANT' });
        clock.jump(jump);
        await until(async () => (await glue.done(id)).includes('rating.invite'));
        await glue.publish(id, 'rating.submitted', `rate-${id}`);
        await glue.ended(id);
      }
      for (const index of JUMPS.keys()) expect(await glue.done(`c${index}`)).toEqual(JOBS_OF_A_CASE);
      expect(await glue.db.incident.count()).toBe(0);
    } finally {
      await glue.stop();
      await fresh.close();
    }
  });

  it('does not keep a case waiting that the relay could not carry just before it jumped back', async () => {
    const { db, close } = await freshDb();
    const engine = new FakeEngine();
    let isAway = true;
    engine.fault = () => {
      if (isAway) throw new EngineRejection('UNAVAILABLE', 'away');
    };
    const relay = createOutboxRelay({ db, clock: systemClock, engine: engine.commands }, { pollMs: 20 });
    try {
      relay.start();
      await inTransaction({ db, clock: systemClock, actor: systemActor() }, ({ toEngine }) =>
        toEngine('a', { kind: 'publishMessage', message: { name: 'm', correlationKey: 'a', timeToLive: 1 } }),
      );
      await until(async () => (await db.outboxCommand.count({ where: { attempts: { gt: 0 } } })) === 1);
      clock.jump(-HOUR);
      isAway = false;
      await until(() => engine.taken.length === 1);
    } finally {
      await relay.stop();
      await close();
    }
  });

  it('fires each timer once, when its time has come by the clock as it is then', () =>
    withEngineFile(async (file) => {
      const engine = await openEmbeddedEngine({ file, thread: false });
      const fired: string[] = [];
      const waits: string[] = [];
      engine.subscribeToRecords({ 1: 0 }, (records: EngineRecord[]) => {
        for (const { valueType, intent, value } of records) {
          if (valueType === 'TIMER' && intent === 'CREATED') waits.push(String(value.processInstanceKey));
          if (valueType === 'TIMER' && intent === 'TRIGGERED') fired.push(String(value.processInstanceKey));
        }
        return Promise.resolve();
      });
      await engine.deployResources([timerProcess]);
      const create = async (milliseconds: number) => {
        const at = new Date(systemClock.now().getTime() + milliseconds).toISOString();
        const made = await engine.createProcessInstance({ bpmnProcessId: 'timers', variables: { at } });
        return made.processInstanceKey;
      };
      const soon = await create(HOUR);
      const late = await create(30 * HOUR);
      clock.jump(2 * HOUR);
      // a timer that was due long since makes the engine look; by itself it looks once a minute
      const first = await create(-1_000 * HOUR);
      await until(() => fired.length === 2);
      expect([...fired].sort()).toEqual([soon, first].sort());
      clock.jump(-3 * HOUR);
      const second = await create(-1_000 * HOUR);
      await until(() => fired.length === 3);
      expect(fired[2]).toBe(second);
      clock.jump(40 * HOUR);
      const third = await create(-1_000 * HOUR);
      await until(() => fired.length === 5);
      expect(fired.slice(3).sort()).toEqual([late, third].sort());
      expect(new Set(fired).size).toBe(5);
      expect(waits.length).toBe(5);
      await engine.close();
    }));

  it('does not set the engine running in circles when it is set back while timers fire', () =>
    withEngineFile(async (file) => {
      let looks = 0;
      let isAhead = false;
      const blink = new JumpingClock(() => {
        looks++;
        // ahead for one look only: the one that finds out what is due
        const shift = isAhead ? 2 * HOUR : 0;
        isAhead = false;
        return shift;
      });
      const engine = await openEmbeddedEngine({ file, thread: false });
      const fired: string[] = [];
      engine.subscribeToRecords({ 1: 0 }, (records: EngineRecord[]) => {
        for (const { valueType, intent, value } of records)
          if (valueType === 'TIMER' && intent === 'TRIGGERED') fired.push(String(value.processInstanceKey));
        return Promise.resolve();
      });
      await engine.deployResources([timerProcess]);
      const create = async (milliseconds: number) => {
        const at = new Date(systemClock.now().getTime() + milliseconds).toISOString();
        return (await engine.createProcessInstance({ bpmnProcessId: 'timers', variables: { at } })).processInstanceKey;
      };
      await create(HOUR);
      const soon = await create(2_000);
      await sleep(200); // whoever looks at the clock because of the new instances has done so
      blink.install();
      isAhead = true;
      await until(() => fired.length === 1);
      const before = looks;
      await sleep(300);
      blink.uninstall();
      expect(fired).toEqual([soon]);
      // each of its rounds looks at the clock: a handful, not thousands
      expect(looks - before).toBeLessThan(20);
      await engine.close();
    }));

  it('does not keep the engine from noting how far its readers have come', () =>
    withEngineFile(async (file) => {
      const engine = await openEmbeddedEngine({ file, thread: false });
      let taken = 0;
      engine.subscribeToRecords({ 1: 0 }, (records: EngineRecord[]) => {
        taken = records.at(-1)?.position ?? taken;
        return Promise.resolve();
      });
      const noted = () => {
        const look = new Database(file, { readonly: true });
        const value = look.prepare(`SELECT "value" FROM "meta" WHERE "name" = 'acknowledged'`).pluck().get();
        look.close();
        return Number(value ?? 0);
      };
      await engine.deployResources([timerProcess]);
      await until(() => noted() > 0);
      const before = noted();
      clock.jump(-HOUR);
      const at = new Date(systemClock.now().getTime() + HOUR).toISOString();
      await engine.createProcessInstance({ bpmnProcessId: 'timers', variables: { at } });
      await until(() => noted() > before);
      expect(noted()).toBeLessThanOrEqual(taken);
      await engine.close();
    }));
});
