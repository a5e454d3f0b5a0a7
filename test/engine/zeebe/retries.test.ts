import { boundedRetry, ONCE, REPEATABLE } from '../../../server/engine/zeebe/bounded-retry.js';
import { GRPC } from '../../../server/engine/zeebe/to-rejection.js';
import { eventually } from '../../support/http-client.js';
import { EVERY_COMMAND } from './every-command.js';
import { MockGateway } from './mock-gateway.js';
import { CLIENT_NAMES, openAdapter, outcomeOf, QUICK, type Adapter } from './open-adapter.js';
import { Refusal, SILENCE } from './refusal.js';

const ATTEMPTS = 4;
const INTERNAL = 13;

describe.each(CLIENT_NAMES)('a command over %s', (client) => {
  const gateway = new MockGateway();
  let adapter: Adapter;

  beforeAll(() => gateway.start());
  afterAll(() => gateway.stop());
  beforeEach(async () => {
    gateway.received.length = 0;
    gateway.answers = {};
    adapter = await openAdapter(client, gateway.address);
  });
  afterEach(() => adapter.close());

  const always = (code: number) => () => {
    throw new Refusal(code);
  };
  /** How each command ended and how often it was sent, when the gateway always answers with this code. */
  const ask = async (code: number) => {
    const seen: Record<string, [outcome: string, sent: number]> = {};
    for (const { name, call, send } of EVERY_COMMAND) {
      gateway.received.length = 0;
      gateway.answers = { [call]: always(code) };
      seen[name] = [await outcomeOf(send(adapter.commands)), gateway.calls(call).length];
    }
    return seen;
  };
  const expected = (outcome: string, sent: (repeatable: boolean, call: string) => number) =>
    Object.fromEntries(EVERY_COMMAND.map(({ name, call, repeatable }) => [name, [outcome, sent(repeatable, call)]]));

  it('ends well at the first try when nothing is wrong (control of all below)', async () => {
    for (const { call, send } of EVERY_COMMAND) {
      gateway.received.length = 0;
      expect([call, await outcomeOf(send(adapter.commands)), gateway.received.length]).toEqual([call, 'well', 1]);
    }
  });

  it('answered UNAVAILABLE is repeated a few times if a repeat is harmless, a create never; then it gives up', async () => {
    expect(await ask(GRPC.UNAVAILABLE)).toEqual(expected('UNAVAILABLE', (repeatable) => (repeatable ? ATTEMPTS : 1)));
  });

  it('answered RESOURCE_EXHAUSTED was not taken in: it is repeated a few times, whatever it is', async () => {
    // jobs are asked for again by the worker, when the pause of back-pressure is over
    expect(await ask(GRPC.RESOURCE_EXHAUSTED)).toEqual(
      expected('UNAVAILABLE', (_, call) => (call === 'ActivateJobs' ? 1 : ATTEMPTS)),
    );
  });

  it.each([
    ['DEADLINE_EXCEEDED', GRPC.DEADLINE_EXCEEDED, 'UNAVAILABLE'],
    ['INTERNAL', INTERNAL, 'UNAVAILABLE'],
    ['INVALID_ARGUMENT', GRPC.INVALID_ARGUMENT, 'INVALID_ARGUMENT'],
    ['NOT_FOUND', GRPC.NOT_FOUND, 'NOT_FOUND'],
    ['ALREADY_EXISTS', GRPC.ALREADY_EXISTS, 'ALREADY_EXISTS'],
    ['FAILED_PRECONDITION', GRPC.FAILED_PRECONDITION, 'INVALID_STATE'],
  ])('answered %s is sent once and says so', async (_name, code, outcome) => {
    expect(await ask(code)).toEqual(expected(outcome, () => 1));
  });

  it('gets through when the trouble passes, with the same message id each time', async () => {
    gateway.answers.PublishMessage = (_request, nth) => {
      if (nth < 3) throw new Refusal(GRPC.UNAVAILABLE);
      return { key: '2251799813685300' };
    };
    const message = { name: 'item.closed', correlationKey: 'it-1', messageId: 'outbox-7', timeToLive: 60_000 };
    expect(await adapter.commands.publishMessage(message)).toEqual({ key: '2251799813685300' });
    expect(gateway.calls('PublishMessage').map(({ request }) => request.messageId)).toEqual(
      Array.from({ length: 3 }, () => 'outbox-7'),
    );
  });

  it('pauses between tries, longer each time', async () => {
    const random = () => 0.5;
    const slower = await openAdapter(client, gateway.address, { retry: { ...QUICK, firstPauseMs: 30, random } });
    gateway.answers.CompleteJob = always(GRPC.UNAVAILABLE);
    await outcomeOf(slower.commands.completeJob({ jobKey: '2251799813685300' }));
    const times = gateway.calls('CompleteJob').map(({ at }) => at);
    const pauses = times.slice(1).map((at, index) => at - (times[index] as number));
    expect(pauses.map((pause, index) => pause >= 30 * 2 ** index - 2)).toEqual([true, true, true]);
    await slower.close();
  });

  it('that is never answered fails in the end, and is not sent again: it may have happened', async () => {
    const impatient = await openAdapter(client, gateway.address, { retry: { ...QUICK, timeLimitMs: 50 } });
    gateway.answers.CompleteJob = () => SILENCE;
    expect(await outcomeOf(impatient.commands.completeJob({ jobKey: '2251799813685300' }))).toBe('UNAVAILABLE');
    await eventually(async () => gateway.calls('CompleteJob').length > 0, 'the call to arrive');
    expect(gateway.calls('CompleteJob')).toHaveLength(1);
    await impatient.close();
  });

  it('that waits for a result waits as long as it was told to, beyond the limit of the others', async () => {
    const impatient = await openAdapter(client, gateway.address, { retry: { ...QUICK, timeLimitMs: 50 } });
    const afterwards = new Promise((resolve) => setTimeout(resolve, 200));
    gateway.answers.CreateProcessInstanceWithResult = async () => {
      await afterwards;
      return { processInstanceKey: '2251799813685301', bpmnProcessId: 'P', version: 1, variables: '{"a":1}' };
    };
    const create = { bpmnProcessId: 'P', requestTimeout: 10_000 };
    expect(await impatient.commands.createProcessInstanceWithResult(create)).toMatchObject({ variables: { a: 1 } });
    await impatient.close();
  });
});

describe('bounded repeats', () => {
  const failing = (code: number) => {
    let calls = 0;
    const call = () => {
      calls++;
      return Promise.reject(Object.assign(new Error('refused'), { code }));
    };
    return { call, calls: () => calls };
  };
  const options = { ...QUICK, firstPauseMs: 0 };

  it('stop at the bound, and a rule that allows nothing repeats nothing (control)', async () => {
    const bounded = failing(GRPC.UNAVAILABLE);
    await expect(boundedRetry(bounded.call, REPEATABLE, options)).rejects.toThrow('refused');
    expect(bounded.calls()).toBe(ATTEMPTS);
    const never = failing(GRPC.UNAVAILABLE);
    await expect(boundedRetry(never.call, [], options)).rejects.toThrow('refused');
    expect(never.calls()).toBe(1);
  });

  it('end when the adapter closes, in the middle of a pause', async () => {
    const closing = new AbortController();
    const refused = failing(GRPC.RESOURCE_EXHAUSTED);
    const ended = boundedRetry(refused.call, ONCE, { ...options, firstPauseMs: 3_600_000, signal: closing.signal });
    setImmediate(() => closing.abort());
    await expect(ended).rejects.toThrow('refused');
    expect(refused.calls()).toBe(1);
  });
});
