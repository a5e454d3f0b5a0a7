import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '../../../server/engine/zeebe/create-client.js';
import { openZeebeEngine } from '../../../server/engine/zeebe/open-zeebe-engine.js';
import { systemClock } from '../../../server/shared/clock.js';
import { GRPC } from '../../../server/engine/zeebe/to-rejection.js';
import { freePort } from '../../support/running-server.js';
import { eventually } from '../../support/http-client.js';
import { jobOf, keyOf, topologyOf } from './default-answers.js';
import { EVERY_COMMAND } from './every-command.js';
import { GatewayStub, grpc, grpcVersionUnder } from './grpc-parts.js';
import { MockGateway } from './mock-gateway.js';
import { CLIENT_NAMES, openAdapter, outcomeOf, QUICK } from './open-adapter.js';
import { Refusal } from './refusal.js';
import { openSlammingDoor } from './slamming-door.js';

/** Long enough for a client that tries without pause to try a hundred times. */
const WINDOW_MS = 400;
const WINDOWS = 3;

/** The least processor time, in milliseconds, that this process used in one of some windows: what goes on all the time is in each. */
async function processorTime(during: () => Promise<unknown>): Promise<number> {
  const used: number[] = [];
  for (let window = 0; window < WINDOWS; window++) {
    const before = process.cpuUsage();
    await during();
    const { user, system } = process.cpuUsage(before);
    used.push((user + system) / 1_000);
  }
  return Math.min(...used);
}

async function busy(): Promise<void> {
  const until = performance.now() + WINDOW_MS;
  while (performance.now() < until) await new Promise((resolve) => setImmediate(resolve));
}

describe.each(CLIENT_NAMES)('while the gateway is away, over %s', (client) => {
  const gateway = new MockGateway();
  beforeEach(() => {
    gateway.received.length = 0;
    gateway.answers = {};
  });
  afterEach(() => gateway.stop());

  it('a client of which nothing is asked hardly tries to connect, and hardly costs anything', async () => {
    const door = await openSlammingDoor();
    const idle = await createClient(client, { address: door.address });
    const began = performance.now();
    try {
      const cost = await processorTime(() => sleep(WINDOW_MS));
      // one a second or less often, and one or two at the beginning
      expect(door.knocks()).toBeLessThanOrEqual(3 + (2 * (performance.now() - began)) / 1_000);
      expect(cost).toBeLessThan((await processorTime(busy)) / 2);
    } finally {
      await idle.close();
      await door.close();
    }
  });

  it('every command ends, with UNAVAILABLE', async () => {
    const adapter = await openAdapter(client, `127.0.0.1:${await freePort()}`);
    const outcomes = await Promise.all(EVERY_COMMAND.map(({ send }) => outcomeOf(send(adapter.commands))));
    expect(new Set(outcomes)).toEqual(new Set(['UNAVAILABLE']));
    await adapter.close();
  });

  it('nothing is over: on the same port commands and jobs go on when it is back', async () => {
    await gateway.start();
    const { commands, close } = await openAdapter(client, gateway.address);
    const take = () => commands.activateJobs({ type: 'item.close', worker: 'w', timeout: 9_000, maxJobsToActivate: 8 });
    gateway.answers.ActivateJobs = () => [jobOf()];
    expect(await take()).toHaveLength(1);
    gateway.stop();
    expect(await outcomeOf(commands.completeJob({ jobKey: jobOf().key }))).toBe('UNAVAILABLE');
    expect(await outcomeOf(take())).toBe('UNAVAILABLE');

    await gateway.start();
    await eventually(async () => (await outcomeOf(take())) === 'well', 'jobs after the restart');
    expect(await outcomeOf(commands.completeJob({ jobKey: jobOf().key }))).toBe('well');
    expect(gateway.calls('CompleteJob')).toHaveLength(1);
    await close();
  });

  it('an engine opens; once the cluster answers it knows how many partitions there are', async () => {
    await gateway.start();
    gateway.stop();
    const engine = await openZeebeEngine({
      address: gateway.address,
      client,
      records: { port: 0, token: 'token-of-this-test' },
      retry: QUICK,
      now: () => systemClock.now().getTime(),
    });
    await gateway.start();
    gateway.answers.Topology = () => topologyOf(3);
    const cancel = (partition: number) => outcomeOf(engine.cancelProcessInstance(keyOf(partition, 1)));
    // not known yet: the gateway has to say that there is no such partition
    gateway.answers.CancelProcessInstance = () => {
      throw new Refusal(GRPC.UNAVAILABLE, 'no partition 4');
    };
    expect(await cancel(4)).toBe('UNAVAILABLE');
    gateway.answers.CancelProcessInstance = () => ({});
    await eventually(async () => (await cancel(1)) === 'well', 'the gateway');
    await eventually(async () => (await cancel(4)) === 'NOT_FOUND', 'the partitions to be known');
    expect(await cancel(3)).toBe('well');
    await engine.close();
  });

  it('a broken answer is as good as none: a create that may have happened is not sent again', async () => {
    await gateway.start();
    const { commands, close } = await openAdapter(client, gateway.address);
    gateway.answers.CreateProcessInstance = () => {
      setImmediate(() => gateway.stop());
      return new Promise(() => {});
    };
    expect(await outcomeOf(commands.createProcessInstance({ bpmnProcessId: 'P' }))).toBe('UNAVAILABLE');
    await gateway.start();
    await eventually(async () => (await outcomeOf(commands.resolveIncident(jobOf().key))) === 'well', 'the gateway');
    expect(gateway.calls('CreateProcessInstance')).toHaveLength(1);
    await close();
  });
});

it('a channel that tries again without pause is counted so (control of the first case)', async () => {
  const door = await openSlammingDoor();
  const backOff = { 'grpc.initial_reconnect_backoff_ms': 5, 'grpc.max_reconnect_backoff_ms': 5 };
  const eager = new GatewayStub(door.address, grpc.credentials.createInsecure(), backOff);
  eager.waitForReady(performance.timeOrigin + performance.now() + 5_000, () => {});
  try {
    await eventually(async () => door.knocks() > 10, 'eleven tries');
  } finally {
    eager.close();
    await door.close();
  }
});

describe('the gRPC copy under the clients', () => {
  it.each(['zeebe-node', '@camunda8/sdk'])(
    '%s does not bring the one that used a whole core while the gateway was away',
    (name) => {
      const [major = 0, minor = 0, patch = 0] = grpcVersionUnder(name).split('.').map(Number);
      expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(1_014_004);
      expect(GRPC.UNAVAILABLE).toBe(grpc.status.UNAVAILABLE);
    },
  );
});
