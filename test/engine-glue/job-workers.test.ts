import type { Db } from '../../server/db.js';
import type { JobHandler } from '../../server/engine/job-handler.js';
import { EngineRejection } from '../../server/engine/port.js';
import { createJobWorkers, type JobWorkers } from '../../server/engine/workers/job-workers.js';
import { pruneReceipts } from '../../server/engine/workers/job-receipts.js';
import { conflict, invalidState } from '../../server/shared/app-error.js';
import { controlledClock, systemClock } from '../../server/shared/clock.js';
import { freshDb } from '../support/fresh-db.js';
import { FakeEngine, until } from './fake-engine.js';

let close: () => Promise<void>;
let db: Db;
let engine: FakeEngine;
let workers: JobWorkers;

beforeEach(async () => {
  ({ db, close } = await freshDb());
  engine = new FakeEngine();
});
afterEach(async () => {
  await workers.stop();
  await close();
});

function start(handlers: Record<string, JobHandler>, options = {}) {
  workers = createJobWorkers({ db, clock: systemClock, engine: engine.commands, handlers }, { pollMs: 20, ...options });
  workers.start();
}
/** A handler that leaves one ledger line for each time its work is committed. */
const leaveTrace: JobHandler = async (unit, job) => {
  await unit.ledger({ action: 'test.done', subjectType: 'job', subjectId: job.key, summary: '做了一次' });
  return { variables: { answer: job.key } };
};
const traces = () => db.ledgerEvent.findMany({ orderBy: { seq: 'asc' }, select: { subjectId: true } });
const ended = (command: string) => engine.taken.filter((one) => one.command === command);
const states = () => [...engine.jobs.values()].map((job) => job.state);

describe('the job workers', () => {
  it('commit the rows of a handler with a receipt, then complete the job with its answer', async () => {
    start({ 'item.close': leaveTrace });
    engine.addJob('1', 'item.close');
    await until(() => states().every((state) => state === 'COMPLETED'));
    expect(ended('completeJob')).toEqual([{ command: 'completeJob', key: '1', detail: { answer: '1' } }]);
    expect(await db.jobReceipt.findUnique({ where: { jobKey: '1' } })).toMatchObject({ type: 'item.close' });
  });

  it('answer a repeated delivery from the receipt when the process died between commit and completion', async () => {
    let handled = 0;
    let dead = true;
    engine.fault = (command, _key, when) => {
      if (dead && command === 'completeJob' && when === 'before') throw new Error('killed');
    };
    start({ 'item.close': async (unit, job) => (handled++, leaveTrace(unit, job)) });
    engine.addJob('1', 'item.close');
    await until(async () => (await traces()).length === 1);
    await workers.stop();
    dead = false;
    engine.endLocks();
    start({ 'item.close': async (unit, job) => (handled++, leaveTrace(unit, job)) });
    await until(() => states().every((state) => state === 'COMPLETED'));
    expect(handled).toBe(1);
    expect(await traces()).toHaveLength(1);
    expect(ended('completeJob')[0]?.detail).toEqual({ answer: '1' });
  });

  it('say once that jobs cannot be taken, and once that they are again, however many types try', async () => {
    const warnings: string[] = [];
    let tries = 0;
    let isAway = true;
    engine.fault = (command) => {
      if (command !== 'activateJobs' || !isAway) return;
      tries++;
      throw new EngineRejection('UNAVAILABLE', 'The engine is away');
    };
    start({ 'item.close': leaveTrace, 'item.dispatch': leaveTrace }, { warn: (text: string) => warnings.push(text) });
    await until(() => tries > 6);
    expect(warnings).toEqual([expect.stringMatching(/^Jobs cannot be taken, .*The engine is away/)]);
    isAway = false;
    engine.addJob('1', 'item.close');
    await until(() => warnings.length > 1 && states().every((state) => state === 'COMPLETED'));
    expect(warnings.slice(1)).toEqual(['Jobs are taken again']);
  });

  it('do the work again when the process died before commit (control of the case above)', async () => {
    let handled = 0;
    start({
      'item.close': async (unit, job) => {
        await leaveTrace(unit, job);
        if (++handled === 1) throw new Error('killed before commit');
        return { variables: {} };
      },
    });
    engine.addJob('1', 'item.close');
    await until(() => states().every((state) => state === 'COMPLETED'));
    expect(handled).toBe(2);
    expect(await traces()).toHaveLength(1);
  });

  it('take a completion that the engine does not know any more as done', async () => {
    engine.fault = (command, key, when) => {
      if (command === 'completeJob' && key === '1' && when === 'before') throw new EngineRejection('NOT_FOUND', 'gone');
    };
    start({ 'item.close': leaveTrace });
    engine.addJob('1', 'item.close');
    engine.addJob('2', 'item.close');
    await until(() => engine.jobs.get('2')?.state === 'COMPLETED');
    expect(ended('failJob')).toEqual([]);
  });

  it('throw the error that a handler answers, with its rows committed', async () => {
    start({
      'item.dispatch': async (unit, job) => {
        await leaveTrace(unit, job);
        return { bpmnError: 'NO_RESPONSIBLE_UNIT', message: '没有承办单位' };
      },
    });
    engine.addJob('1', 'item.dispatch');
    await until(() => states()[0] === 'ERROR');
    expect(ended('throwError')).toEqual([{ command: 'throwError', key: '1', detail: 'NO_RESPONSIBLE_UNIT' }]);
    expect(await traces()).toHaveLength(1);
  });

  it('fail a job with one retry less and a pause, and make an incident of the last one', async () => {
    start({ broken: () => Promise.reject(new Error('no network')) });
    engine.addJob('1', 'broken');
    await until(() => states()[0] === 'INCIDENT');
    const failures = ended('failJob').map(
      (one) => one.detail as { retries: number; retryBackOff: number; errorMessage: string },
    );
    expect(failures.map((one) => one.retries)).toEqual([2, 1, 0]);
    expect(failures[0]?.retryBackOff).toBeGreaterThan(0);
    expect(failures[0]?.errorMessage).toBe('no network');
  });

  it('make an incident at once of a refusal that can never pass, and retry one that may', async () => {
    start({
      never: () => Promise.reject(invalidState('Expected item X to be OPEN', '该件已办结')),
      later: () => Promise.reject(conflict('stale', '刚被改过')),
    });
    engine.addJob('1', 'never');
    engine.addJob('2', 'later');
    await until(() => states().every((state) => state === 'INCIDENT'));
    const byKey = (key: string) =>
      ended('failJob')
        .filter((one) => one.key === key)
        .map((one) => (one.detail as { retries: number }).retries);
    expect(byKey('1')).toEqual([0]);
    expect(byKey('2')).toEqual([2, 1, 0]);
    expect(ended('failJob').find((one) => one.key === '1')?.detail).toMatchObject({
      errorMessage: '该件已办结 | Expected item X to be OPEN',
    });
  });

  it.each<[string, Error]>([
    ['a full disk', Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })],
    ['a busy database', Object.assign(new Error('Transaction API error'), { code: 'P2028' })],
  ])('pay no retry for %s, however long it lasts', async (_what, fault) => {
    let tries = 0;
    start({ 'item.close': (unit, job) => (++tries <= 8 ? Promise.reject(fault) : leaveTrace(unit, job)) });
    engine.addJob('1', 'item.close', {}, 3);
    await until(() => states().every((state) => state === 'COMPLETED'));
    expect(ended('failJob')).toHaveLength(8);
    expect(ended('failJob')[0]?.detail).toMatchObject({ retries: 3, retryBackOff: 5_000 });
    expect(await traces()).toHaveLength(1);
  });

  it('do the others of a batch when one of them fails, each once', async () => {
    for (let key = 1; key <= 6; key++) engine.addJob(String(key), 'item.close');
    start({
      'item.close': async (unit, job) => {
        const result = await leaveTrace(unit, job);
        if (job.key === '4') throw new Error('this one only');
        return result;
      },
    });
    await until(() => states().every((state) => state !== 'ACTIVATABLE'));
    expect(engine.jobs.get('4')?.state).toBe('INCIDENT');
    expect((await traces()).map((row) => row.subjectId).sort()).toEqual(['1', '2', '3', '5', '6']);
  });

  it('finish what is in hand when they stop', async () => {
    let letGo!: () => void;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    let begun = false;
    start({
      slow: async (unit, job) => {
        begun = true;
        await gate;
        return leaveTrace(unit, job);
      },
    });
    engine.addJob('1', 'slow');
    await until(() => begun);
    const stopped = workers.stop();
    letGo();
    await stopped;
    expect(states()).toEqual(['COMPLETED']);
    engine.addJob('2', 'slow');
    expect(engine.jobs.get('2')?.state).toBe('ACTIVATABLE');
  });

  it('forget receipts that are old', async () => {
    const clock = controlledClock(new Date('2026-11-25T02:00:00Z'));
    start({});
    await db.jobReceipt.createMany({
      data: [
        { jobKey: 'old', type: 't', result: {}, handledAt: new Date('2026-11-01T00:00:00Z') },
        { jobKey: 'new', type: 't', result: {}, handledAt: clock.now() },
      ],
    });
    await pruneReceipts(db, new Date('2026-11-18T00:00:00Z'));
    expect(await db.jobReceipt.findMany({ select: { jobKey: true } })).toEqual([{ jobKey: 'new' }]);
  });
});
