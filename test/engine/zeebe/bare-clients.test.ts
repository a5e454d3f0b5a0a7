import { setTimeout as sleep } from 'node:timers/promises';
import camunda from '@camunda8/sdk';
import { ZBClient } from 'zeebe-node';
import { GRPC } from '../../../server/engine/zeebe/to-rejection.js';
import { until } from '../../engine-glue/fake-engine.js';
import { jobOf, keyOf } from './default-answers.js';
import { MockGateway } from './mock-gateway.js';
import { Refusal } from './refusal.js';

/**
 * What the packages do by themselves with the same gateway: the controls of the adapter's tests, and the reason why it stands on the
 * layer below and switches their repeats off. When one of these fails after an update, a rule of the adapter may have become needless.
 */
const gateway = new MockGateway();
const closers: (() => Promise<unknown>)[] = [];

beforeAll(() => gateway.start());
afterAll(() => gateway.stop());
beforeEach(() => {
  gateway.received.length = 0;
  gateway.answers = {};
});
afterEach(async () => {
  // a repeat that goes on for ever ends with the next good answer
  gateway.answers = {};
  for (const close of closers.splice(0)) await close();
});

const refuse = (code: number) => () => {
  throw new Refusal(code);
};
/** Hands a job out once, to those who ask for its type: a worker of another test may not have ended yet. */
function offerOnce(type: string, more: object = {}): void {
  let given = false;
  gateway.answers.ActivateJobs = (request) => {
    if (given || request.type !== type) return [];
    given = true;
    return [jobOf({ type, ...more })];
  };
}
const REQUEST = { type: 'item.close', worker: 'w', timeout: 10_000, maxJobsToActivate: 8, requestTimeout: -1 };

describe('zeebe-node alone', () => {
  const open = (options: object = {}) => {
    const client = new ZBClient(gateway.address, {
      loglevel: 'NONE',
      connectionTolerance: 1,
      useTLS: false,
      ...options,
    });
    closers.push(() => client.close(100));
    return client;
  };
  type Handler = Parameters<ReturnType<typeof open>['createWorker']>[0]['taskHandler'];
  const work = (taskType: string, taskHandler: Handler) =>
    open().createWorker({ taskType, taskHandler, loglevel: 'NONE', longPoll: 100, pollInterval: 20 });

  it('sends a create again whose answer was UNAVAILABLE, though the instance may exist', async () => {
    gateway.answers.CreateProcessInstance = (_request, nth) => {
      if (nth === 1) throw new Refusal(GRPC.UNAVAILABLE);
      return { processInstanceKey: keyOf(1, 1), bpmnProcessId: 'P', version: 1 };
    };
    await open().createProcessInstance({ bpmnProcessId: 'P', variables: {} });
    expect(gateway.calls('CreateProcessInstance')).toHaveLength(2);
  });

  it('sends a key of no partition, and again when it is answered UNAVAILABLE', async () => {
    gateway.answers.ResolveIncident = (_request, nth) => {
      if (nth === 1) throw new Refusal(GRPC.UNAVAILABLE, 'no partition');
      return {};
    };
    await open().resolveIncident({ incidentKey: '123' });
    expect(gateway.calls('ResolveIncident').map(({ request }) => request.incidentKey)).toEqual(['123', '123']);
  });

  it('never settles an activation that finds no job', async () => {
    let settled = false;
    void open({ retry: false })
      .activateJobs(REQUEST)
      .finally(() => (settled = true));
    await until(() => gateway.calls('ActivateJobs').length === 1);
    await sleep(300);
    expect(settled).toBe(false);
  });

  it('takes a refused completion for a success', async () => {
    offerOnce('refused');
    gateway.answers.CompleteJob = refuse(GRPC.NOT_FOUND);
    let completed = false;
    work('refused', async (job) => {
      const answer = await job.complete();
      completed = true;
      return answer;
    });
    await until(() => completed);
    expect(gateway.calls('CompleteJob')).toHaveLength(1);
    expect(gateway.calls('FailJob')).toEqual([]);
  });

  it('makes an incident at once of a failure that does not say how many retries are left', async () => {
    offerOnce('incident', { retries: 3 });
    work('incident', (job) => job.fail({ errorMessage: 'no network' } as unknown as Parameters<typeof job.fail>[0]));
    await until(() => gateway.calls('FailJob').length === 1);
    expect(gateway.calls('FailJob')[0]?.request.retries).toBe(0);
  });

  it('gives a job back without any pause when its handler throws', async () => {
    offerOnce('throws', { retries: 3 });
    work('throws', () => Promise.reject(new Error('no network')));
    await until(() => gateway.calls('FailJob').length === 1);
    expect(gateway.calls('FailJob')[0]?.request).toMatchObject({ retries: 2, retryBackOff: '0' });
  });

  it('changes the digits of a large number', async () => {
    gateway.answers.ActivateJobs = () => [jobOf({ variables: '{"id":9007199254740993}' })];
    const [job] = await open({ retry: false }).activateJobs(REQUEST);
    expect(JSON.stringify(job?.variables)).toBe('{"id":9007199254740992}');
  });

  it('does not turn the variables of a failure into text', async () => {
    const failure = { jobKey: keyOf(1, 1), retries: 1, errorMessage: '', retryBackOff: 0, variables: { a: 1 } };
    await open({ retry: false }).failJob(failure);
    expect(gateway.calls('FailJob')[0]?.request.variables).not.toBe('{"a":1}');
  });
});

describe('the SDK alone', () => {
  const open = () => {
    const client = new camunda.Zeebe.ZeebeGrpcClient({
      config: {
        ZEEBE_GRPC_ADDRESS: `grpc://${gateway.address}`,
        CAMUNDA_AUTH_STRATEGY: 'NONE',
        zeebeGrpcSettings: { ZEEBE_CLIENT_LOG_LEVEL: 'NONE', ZEEBE_GRPC_CLIENT_CONNECTION_TOLERANCE_MS: 1 },
      },
    });
    closers.push(() => client.close(100));
    return client;
  };

  it('creates again and again when the result does not come in time', async () => {
    gateway.answers.CreateProcessInstanceWithResult = (request, nth) => {
      if (nth < 3) throw new Refusal(GRPC.DEADLINE_EXCEEDED);
      return { ...(request.request as object), processInstanceKey: keyOf(1, 1), variables: '{}' };
    };
    await open().createProcessInstanceWithResult({ bpmnProcessId: 'P', variables: {}, requestTimeout: 1_000 });
    expect(gateway.calls('CreateProcessInstanceWithResult')).toHaveLength(3);
  });

  it('fails a job whose completion was refused', async () => {
    offerOnce('sdk');
    gateway.answers.CompleteJob = refuse(GRPC.NOT_FOUND);
    open().createWorker({ taskType: 'sdk', taskHandler: (job) => job.complete() });
    await until(() => gateway.calls('FailJob').length > 0);
    expect(gateway.calls('CompleteJob')).toHaveLength(1);
  });
});
