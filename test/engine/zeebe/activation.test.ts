import { EventEmitter } from 'node:events';
import { BackPressure } from '../../../server/engine/zeebe/back-pressure.js';
import { collectJobs, type JobStream } from '../../../server/engine/zeebe/collect-jobs.js';
import { Gateway } from '../../../server/engine/zeebe/gateway.js';
import { createZeebeCommands } from '../../../server/engine/zeebe/zeebe-commands.js';
import type { ZeebeClient } from '../../../server/engine/zeebe/zeebe-client.js';
import { GRPC } from '../../../server/engine/zeebe/to-rejection.js';
import { jobOf, keyOf } from './default-answers.js';
import { MockGateway } from './mock-gateway.js';
import { CLIENT_NAMES, openAdapter, outcomeOf, type Adapter } from './open-adapter.js';
import { Refusal } from './refusal.js';

const REQUEST = { type: 'item.close', worker: 'w', timeout: 10_000, maxJobsToActivate: 8 };

describe.each(CLIENT_NAMES)('taking jobs over %s', (client) => {
  const gateway = new MockGateway();
  let adapter: Adapter;
  /** The adapter's clock of pauses. */
  let now = 0;

  beforeAll(() => gateway.start());
  afterAll(() => gateway.stop());
  beforeEach(async () => {
    gateway.received.length = 0;
    gateway.answers = {};
    now = 0;
    const pressure = new BackPressure(
      () => now,
      () => 0.5,
    );
    adapter = await openAdapter(client, gateway.address, { pressure });
  });
  afterEach(() => adapter.close());

  const take = () => adapter.commands.activateJobs(REQUEST);

  it('settles when there is no job, and does not make the gateway hold the request', async () => {
    expect(await take()).toEqual([]);
    expect(gateway.calls('ActivateJobs')[0]?.request).toMatchObject({
      type: 'item.close',
      worker: 'w',
      timeout: '10000',
      maxJobsToActivate: 8,
      requestTimeout: '-1',
    });
  });

  it('gives keys as text and variables with every digit', async () => {
    const far = keyOf(9, 5);
    gateway.answers.ActivateJobs = () => [
      jobOf({
        key: far,
        customHeaders: '{"kind":"item.handle"}',
        variables: '{"big":9007199254740993,"text":"9007199254740993","list":[-9007199254740995],"half":0.5,"n":12}',
      }),
    ];
    const [job] = await take();
    expect(job).toMatchObject({
      key: far,
      deadline: 1_900_000_000_000,
      retries: 3,
      customHeaders: { kind: 'item.handle' },
    });
    expect(job?.variables).toEqual({
      big: '9007199254740993',
      text: '9007199254740993',
      list: ['-9007199254740995'],
      half: 0.5,
      n: 12,
    });
  });

  it('gathers the jobs of several messages, and hands out those that came before the stream broke', async () => {
    const parts = [[jobOf({ key: keyOf(1, 1) })], [jobOf({ key: keyOf(1, 2) }), jobOf({ key: keyOf(1, 3) })]];
    gateway.answers.ActivateJobs = (_request, nth) => (nth === 1 ? parts : [...parts, new Refusal(GRPC.UNAVAILABLE)]);
    const keys = [keyOf(1, 1), keyOf(1, 2), keyOf(1, 3)];
    expect((await take()).map(({ key }) => key)).toEqual(keys);
    expect((await take()).map(({ key }) => key)).toEqual(keys);
  });

  it('rejects when the call fails before a job came', async () => {
    gateway.answers.ActivateJobs = () => {
      throw new Refusal(GRPC.UNAVAILABLE);
    };
    expect(await outcomeOf(take())).toBe('UNAVAILABLE');
  });

  it('keeps away from a broker that has too much to do: 1, 2, 4, 8, 15, 15 s, whoever asks and however often', async () => {
    gateway.answers.ActivateJobs = () => {
      throw new Refusal(GRPC.RESOURCE_EXHAUSTED);
    };
    const asked: number[] = [];
    // three workers look four times a second, for a minute of the adapter's clock
    for (now = 0; now < 60_000; now += 250) {
      const before = gateway.calls('ActivateJobs').length;
      expect(await outcomeOf(take())).toBe('UNAVAILABLE');
      await Promise.all([outcomeOf(take()), outcomeOf(take())]);
      if (gateway.calls('ActivateJobs').length > before) asked.push(now);
    }
    expect(asked).toEqual([0, 1_000, 3_000, 7_000, 15_000, 30_000, 45_000]);
    expect(gateway.calls('ActivateJobs')).toHaveLength(asked.length);

    // over with the first answer
    gateway.answers = {};
    now = 60_000;
    expect(await take()).toEqual([]);
    expect(await take()).toEqual([]);
    expect(gateway.calls('ActivateJobs')).toHaveLength(asked.length + 2);
  });

  it('without that pause the broker would be asked every time (control)', async () => {
    const none = new BackPressure(
      () => (now += 60_000),
      () => 0.5,
    );
    const pressing = await openAdapter(client, gateway.address, { pressure: none });
    gateway.answers.ActivateJobs = () => {
      throw new Refusal(GRPC.RESOURCE_EXHAUSTED);
    };
    for (let look = 0; look < 10; look++) await outcomeOf(pressing.commands.activateJobs(REQUEST));
    expect(gateway.calls('ActivateJobs')).toHaveLength(10);
    await pressing.close();
  });

  it('commands go on while activations pause', async () => {
    gateway.answers.ActivateJobs = () => {
      throw new Refusal(GRPC.RESOURCE_EXHAUSTED);
    };
    await outcomeOf(take());
    expect(await outcomeOf(adapter.commands.completeJob({ jobKey: keyOf(1, 1) }))).toBe('well');
  });
});

describe('an activation that gets stuck in the client', () => {
  it('is given up, so that the worker looks again', async () => {
    let asked = 0;
    const stuck: ZeebeClient = {
      call: () => Promise.reject(new Error('not asked')),
      activateJobs: () => (++asked === 1 ? new Promise(() => {}) : Promise.resolve([])),
      close: () => Promise.resolve(),
    };
    const { activateJobs } = createZeebeCommands(new Gateway(stuck, { timeLimitMs: 20 }));
    expect(await outcomeOf(activateJobs(REQUEST))).toBe('UNAVAILABLE');
    expect(await activateJobs(REQUEST)).toEqual([]);
  });
});

describe('a stream of jobs', () => {
  class Stream extends EventEmitter {
    cancelled = false;
    cancel() {
      this.cancelled = true;
    }
  }
  const open = () => {
    const stream = new Stream();
    return { stream, jobs: (silentMs: number) => collectJobs(stream as unknown as JobStream, silentMs) };
  };

  it('that says nothing is given up, and told so', async () => {
    const { stream, jobs } = open();
    await expect(jobs(20)).rejects.toThrow('no answer to an activation within 20 ms');
    expect(stream.cancelled).toBe(true);
  });

  it('that falls silent after some jobs gives those', async () => {
    const { stream, jobs } = open();
    const collected = jobs(20);
    stream.emit('data', { jobs: [jobOf()] });
    expect(await collected).toHaveLength(1);
  });

  it('that ends in time is not cancelled (control)', async () => {
    const { stream, jobs } = open();
    const collected = jobs(60_000);
    stream.emit('end');
    expect(await collected).toEqual([]);
    expect(stream.cancelled).toBe(false);
  });
});
