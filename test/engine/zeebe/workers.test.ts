import type { Db } from '../../../server/db.js';
import type { JobHandler } from '../../../server/engine/job-handler.js';
import { createJobWorkers } from '../../../server/engine/workers/job-workers.js';
import { openZeebeEngine, type ZeebeEngine } from '../../../server/engine/zeebe/open-zeebe-engine.js';
import { GRPC } from '../../../server/engine/zeebe/to-rejection.js';
import { invalidState } from '../../../server/shared/app-error.js';
import { systemClock } from '../../../server/shared/clock.js';
import { until } from '../../engine-glue/fake-engine.js';
import { freshDb } from '../../support/fresh-db.js';
import { jobOf, keyOf } from './default-answers.js';
import { MockGateway } from './mock-gateway.js';
import { CLIENT_NAMES, outcomeOf, QUICK } from './open-adapter.js';
import { Refusal, SILENCE } from './refusal.js';

const TYPE = 'item.close';
const KEY = jobOf().key;

describe.each(CLIENT_NAMES)('the job workers on a cluster, over %s', (client) => {
  const gateway = new MockGateway();
  let db: Db;
  let engine: ZeebeEngine;
  let stop: () => Promise<void>;
  let closeDb: () => Promise<void>;

  beforeAll(() => gateway.start());
  afterAll(() => gateway.stop());
  beforeEach(async () => {
    gateway.received.length = 0;
    gateway.answers = {};
    ({ db, close: closeDb } = await freshDb());
    engine = await openZeebeEngine({
      address: gateway.address,
      client,
      records: { port: 0, token: 'token-of-this-test' },
      retry: QUICK,
      now: () => systemClock.now().getTime(),
    });
    stop = () => Promise.resolve();
  });
  afterEach(async () => {
    await stop();
    await engine.close();
    await closeDb();
  });

  const work = (handler: JobHandler) => {
    const workers = createJobWorkers({ db, clock: systemClock, engine, handlers: { [TYPE]: handler } }, { pollMs: 20 });
    stop = () => workers.stop();
    workers.start();
  };
  const leaveTrace: JobHandler = async (unit, job) => {
    await unit.ledger({ action: 'test.done', subjectType: 'job', subjectId: job.key, summary: '做了一次' });
    return { variables: { itemId: job.variables.itemId } };
  };
  const traces = () => db.ledgerEvent.count({ where: { action: 'test.done' } });
  const deliver = (job: object, times = 1) => {
    gateway.answers.ActivateJobs = (_request, nth) => (nth <= times ? [job] : []);
  };
  const sent = (name: string) => gateway.calls(name).map(({ request }) => request);

  it('answer with what the handler said, digits and all, after its rows are committed', async () => {
    const committed: number[] = [];
    gateway.answers.CompleteJob = async () => {
      committed.push(await traces());
      return {};
    };
    deliver(jobOf({ variables: '{"itemId":9007199254740993}' }));
    work(leaveTrace);
    await until(() => sent('CompleteJob').length === 1 && committed.length === 1);
    expect(sent('CompleteJob')).toEqual([{ jobKey: KEY, variables: '{"itemId":"9007199254740993"}' }]);
    expect(committed).toEqual([1]);
  });

  it('give a job whose handler threw one retry less and a pause, and the last one an incident', async () => {
    gateway.answers.ActivateJobs = (_request, nth) => (nth <= 3 ? [jobOf({ retries: 4 - nth })] : []);
    work(() => Promise.reject(new Error('no network')));
    await until(() => sent('FailJob').length === 3);
    expect(sent('FailJob').map(({ retries }) => retries)).toEqual([2, 1, 0]);
    expect(sent('FailJob').map(({ retryBackOff }) => Number(retryBackOff) > 0)).toEqual([true, true, false]);
    expect(sent('FailJob')[0]).toMatchObject({ jobKey: KEY, errorMessage: 'no network', variables: '{}' });
    expect(sent('CompleteJob')).toEqual([]);
  });

  it('make an incident at once of what can never pass', async () => {
    deliver(jobOf({ retries: 3 }));
    work(() => Promise.reject(invalidState('Expected item X to be OPEN', '该件已办结')));
    await until(() => sent('FailJob').length === 1);
    expect(sent('FailJob')[0]).toMatchObject({ retries: 0, errorMessage: '该件已办结 | Expected item X to be OPEN' });
  });

  it('never fail a job because its completion was refused: the rows are the truth', async () => {
    gateway.answers.CompleteJob = () => {
      throw new Refusal(GRPC.NOT_FOUND);
    };
    gateway.answers.ActivateJobs = (_request, nth) => (nth <= 2 ? [jobOf({ key: keyOf(1, nth) })] : []);
    work(leaveTrace);
    await until(() => sent('CompleteJob').length === 2);
    expect(sent('FailJob')).toEqual([]);
    expect(await traces()).toBe(2);
  });

  it('answer a job that came again from its receipt, when the first answer did not get through', async () => {
    let handled = 0;
    gateway.answers.CompleteJob = (_request, nth) => {
      if (nth <= 4) throw new Refusal(GRPC.UNAVAILABLE);
      return {};
    };
    deliver(jobOf({ variables: '{"itemId":"it-1"}' }), 2);
    work((unit, job) => {
      handled++;
      return leaveTrace(unit, job);
    });
    await until(() => sent('CompleteJob').length === 5);
    expect(handled).toBe(1);
    expect(sent('CompleteJob').at(-1)).toEqual({ jobKey: KEY, variables: '{"itemId":"it-1"}' });
  });

  it('when they stop, finish the job in hand and take no more; then the engine closes', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let inHand = false;
    gateway.answers.ActivateJobs = (_request, nth) => [jobOf({ key: keyOf(1, nth) })];
    work(async (unit, job) => {
      inHand = true;
      await held;
      return leaveTrace(unit, job);
    });
    await until(() => inHand);
    const taken = sent('ActivateJobs').length;
    let stopped = false;
    const stopping = stop().then(() => (stopped = true));
    await until(() => sent('ActivateJobs').length === taken);
    expect(stopped).toBe(false);
    letGo();
    await stopping;
    expect(sent('CompleteJob')).toHaveLength(1);
    expect(sent('ActivateJobs')).toHaveLength(taken);
    expect(await traces()).toBe(1);
    await engine.close();
    expect(await outcomeOf(engine.completeJob({ jobKey: KEY }))).toBe('UNAVAILABLE');
    expect(sent('CompleteJob')).toHaveLength(1);
  });
});

describe.each(CLIENT_NAMES)('closing the engine over %s', (client) => {
  const gateway = new MockGateway();
  const open = () =>
    openZeebeEngine({
      address: gateway.address,
      client,
      records: { port: 0, token: 'token-of-this-test' },
      retry: QUICK,
      now: () => systemClock.now().getTime(),
    });
  beforeAll(() => gateway.start());
  afterAll(() => gateway.stop());
  beforeEach(() => {
    gateway.received.length = 0;
    gateway.answers = {};
  });

  it('waits for the command in hand', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    gateway.answers.PublishMessage = async () => {
      await held;
      return { key: KEY };
    };
    const engine = await open();
    const ended: string[] = [];
    const published = engine
      .publishMessage({ name: 'm', correlationKey: 'k', messageId: 'outbox-1', timeToLive: 0 })
      .then(() => ended.push('published'));
    await until(() => gateway.calls('PublishMessage').length === 1);
    const closed = engine.close().then(() => ended.push('closed'));
    expect(await outcomeOf(engine.publishMessage({ name: 'late', correlationKey: 'k', timeToLive: 0 }))).toBe(
      'UNAVAILABLE',
    );
    letGo();
    await Promise.all([published, closed]);
    expect(ended).toEqual(['published', 'closed']);
    expect(gateway.calls('PublishMessage')).toHaveLength(1);
  });

  it('does not repeat what is refused meanwhile', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    gateway.answers.CompleteJob = async () => {
      await held;
      throw new Refusal(GRPC.UNAVAILABLE);
    };
    const engine = await open();
    const outcome = outcomeOf(engine.completeJob({ jobKey: KEY }));
    await until(() => gateway.calls('CompleteJob').length === 1);
    const closed = engine.close();
    letGo();
    expect(await outcome).toBe('UNAVAILABLE');
    await closed;
    expect(gateway.calls('CompleteJob')).toHaveLength(1);
  });

  it('tells that a gateway which says nothing is not healthy, and one that answers is', async () => {
    const engine = await open();
    expect(await engine.health()).toEqual({ engine: 'zeebe', healthy: true });
    gateway.answers.Topology = () => SILENCE;
    expect(await engine.health()).toEqual({ engine: 'zeebe', healthy: false, detail: 'Zeebe 网关没有应答' });
    gateway.answers = {};
    expect(await engine.health()).toEqual({ engine: 'zeebe', healthy: true });
    await engine.close();
  });
});
