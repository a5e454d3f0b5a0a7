import type { Db } from '../../server/db.js';
import { EngineRejection } from '../../server/engine/port.js';
import { createOutboxRelay, type OutboxRelay } from '../../server/engine/relay/outbox-relay.js';
import { pruneDoneCommands } from '../../server/engine/relay/outbox-store.js';
import { retryDelay } from '../../server/engine/relay/retry-delay.js';
import { MESSAGE_TIME_TO_LIVE } from '../../processes/contract.js';
import { systemActor } from '../../server/shared/actor.js';
import { controlledClock, systemClock } from '../../server/shared/clock.js';
import { inTransaction, type CommandContext } from '../../server/shared/command-context.js';
import { freshDb } from '../support/fresh-db.js';
import { FakeEngine, until } from './fake-engine.js';

let close: () => Promise<void>;
let db: Db;
let engine: FakeEngine;
let relay: OutboxRelay;
let context: CommandContext;

beforeEach(async () => {
  ({ db, close } = await freshDb());
  engine = new FakeEngine();
  context = { db, clock: systemClock, actor: systemActor() };
  relay = createOutboxRelay({ db, clock: systemClock, engine: engine.commands }, { pollMs: 20 });
});
afterEach(async () => {
  await relay.stop();
  await close();
});

const message = (caseId: string, name: string) => ({
  kind: 'publishMessage' as const,
  message: { name, correlationKey: caseId, timeToLive: 5 },
});
const write = (caseId: string, ...names: string[]) =>
  inTransaction(context, async ({ toEngine }) => {
    for (const name of names) await toEngine(caseId, message(caseId, name));
  });
const namesOf = (caseId: string) =>
  engine.taken.filter((one) => one.key === caseId).map((one) => (one.detail as { name: string }).name);
const waiting = () => db.outboxCommand.count({ where: { doneAt: null } });

describe('the outbox relay', () => {
  it('carries the commands of a case in the order they were written, cases side by side', async () => {
    for (let round = 0; round < 5; round++) {
      for (const caseId of ['a', 'b', 'c', 'd']) await write(caseId, `m${round}`, `n${round}`);
    }
    relay.start();
    await until(async () => (await waiting()) === 0);
    const expected = [0, 1, 2, 3, 4].flatMap((round) => [`m${round}`, `n${round}`]);
    for (const caseId of ['a', 'b', 'c', 'd']) expect(namesOf(caseId)).toEqual(expected);
    expect(engine.mostRunning).toBeGreaterThan(1);
  });

  it('sends nothing of a transaction that rolled back', async () => {
    relay.start();
    await expect(
      inTransaction(context, async ({ toEngine }) => {
        await toEngine('a', message('a', 'lost'));
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
    await write('b', 'kept');
    await until(async () => (await waiting()) === 0);
    expect(engine.taken.map((one) => one.key)).toEqual(['b']);
  });

  it('is woken by a commit', async () => {
    relay = createOutboxRelay({ db, clock: systemClock, engine: engine.commands }, { pollMs: 3_600_000 });
    relay.start();
    await write('a', 'one');
    await until(async () => (await waiting()) === 0);
    await write('a', 'two');
    await until(async () => (await waiting()) === 0);
    expect(namesOf('a')).toEqual(['one', 'two']);
  });

  it('tries the commands of a case at once when asked to, and leaves the others to their pause', async () => {
    const clock = controlledClock(systemClock.now()); // stands still: no pause ever ends by itself
    relay = createOutboxRelay({ db, clock, engine: engine.commands }, { pollMs: 20 });
    let away = true;
    engine.fault = (_command, _key, when) => {
      if (away && when === 'before') throw new EngineRejection('UNAVAILABLE', 'not there');
    };
    await write('a', 'one');
    await write('b', 'one');
    relay.start();
    const tried = () => db.outboxCommand.count({ where: { attempts: 1 } });
    await until(async () => (await tried()) === 2);
    away = false;
    relay.retryNow(['a']);
    await until(async () => (await waiting()) === 1);
    expect(namesOf('a')).toEqual(['one']);
    expect(namesOf('b')).toEqual([]);
  });

  it('notes apart what the engine refused for good, and forgets it with the row', async () => {
    engine.fault = (_command, key, when) => {
      if (key === 'a' && when === 'before') throw new EngineRejection('NOT_FOUND', 'gone');
    };
    await inTransaction(context, async ({ toEngine }) => {
      await toEngine('a', { kind: 'cancelProcessInstance', processInstanceKey: 'a' });
      await toEngine('b', message('b', 'kept'));
    });
    relay.start();
    await until(async () => (await waiting()) === 0);
    const letGo = await db.letGoCommand.findMany();
    const refused = await db.outboxCommand.findFirstOrThrow({ where: { outcome: 'NOT_FOUND' } });
    expect(letGo.map((one) => one.outboxId)).toEqual([refused.id]);
    await pruneDoneCommands(db, new Date(systemClock.now().getTime() + 60_000));
    expect(await db.letGoCommand.count()).toBe(0);
  });

  it('keeps a command that the engine does not take, with its reason, and holds back only its own case', async () => {
    let away = true;
    engine.fault = (_command, key, when) => {
      if (away && key === 'a' && when === 'before') throw new EngineRejection('UNAVAILABLE', 'not there');
    };
    await write('a', 'first', 'second');
    await write('b', 'other');
    relay.start();
    await until(() => namesOf('b').length === 1);
    await until(async () => (await db.outboxCommand.findFirst({ where: { caseId: 'a' } }))?.lastError !== null);
    const [first, second] = await db.outboxCommand.findMany({ where: { caseId: 'a' }, orderBy: { seq: 'asc' } });
    expect(first).toMatchObject({ doneAt: null, lastError: 'UNAVAILABLE: not there' });
    expect(first?.nextAttemptAt).not.toBeNull();
    expect(second).toMatchObject({ attempts: 0 });
    expect(await relay.pending()).toMatchObject({ count: 2 });
    away = false;
    await until(async () => (await waiting()) === 0);
    expect(namesOf('a')).toEqual(['first', 'second']);
  });

  it('delivers once when the answer got lost: the outbox id is the message id', async () => {
    let lose = true;
    engine.fault = (_command, _key, when) => {
      if (when === 'after' && lose) {
        lose = false;
        throw new EngineRejection('UNAVAILABLE', 'answer lost');
      }
    };
    await write('a', 'once');
    relay.start();
    await until(async () => (await waiting()) === 0);
    expect(namesOf('a')).toEqual(['once']);
    const row = await db.outboxCommand.findFirstOrThrow();
    expect(row).toMatchObject({ outcome: 'ALREADY_EXISTS', attempts: 2 });
    expect([...engine.messages.keys()][0]).toContain(row.id);
  });

  it('delivers after a crash between commit and sending, and once after a crash between sending and noting', async () => {
    await write('a', 'before');
    const row = await db.outboxCommand.findFirstOrThrow();
    // the earlier process died here: the engine has the message, the outbox does not know it
    await engine.publishMessage({ name: 'before', correlationKey: 'a', timeToLive: 5, messageId: row.id });
    await write('a', 'after');
    relay.start();
    await until(async () => (await waiting()) === 0);
    expect(namesOf('a')).toEqual(['before', 'after']);
  });

  it('lets a completion go when the job is gone, and says so', async () => {
    engine.addJob('7', 'task');
    await inTransaction(context, async ({ toEngine }) => {
      await toEngine('a', { kind: 'completeJob', jobKey: '7', variables: { decision: 'GRANT' } });
      await toEngine('a', { kind: 'completeJob', jobKey: '7', variables: { decision: 'GRANT' } });
      await toEngine('a', message('a', 'next'));
    });
    relay.start();
    await until(async () => (await waiting()) === 0);
    const rows = await db.outboxCommand.findMany({ orderBy: { seq: 'asc' } });
    expect(rows.map((row) => row.outcome)).toEqual(['DELIVERED', 'NOT_FOUND', 'DELIVERED']);
  });

  it('keeps a message as long as the contract says, whatever its writer thought', async () => {
    await write('a', 'application.withdrawn', 'application.submitted');
    relay.start();
    await until(async () => (await waiting()) === 0);
    expect([...engine.messages.values()].map((one) => one.timeToLive)).toEqual([
      MESSAGE_TIME_TO_LIVE.LEAVE,
      MESSAGE_TIME_TO_LIVE.RELAY_WINDOW,
    ]);
  });

  it('stops after the round in hand and goes on after a new start', async () => {
    relay.start();
    await relay.stop();
    await write('a', 'later');
    expect(await relay.pending()).toMatchObject({ count: 1 });
    expect(engine.taken).toEqual([]);
    relay.start();
    await until(async () => (await waiting()) === 0);
    expect(namesOf('a')).toEqual(['later']);
  });

  it('waits longer after each failure, up to half a minute', () => {
    const delays = [1, 2, 3, 10, 50].map((attempts) => retryDelay(attempts, () => 0.5));
    expect(delays).toEqual([100, 200, 400, 30_000, 30_000]);
  });
});
