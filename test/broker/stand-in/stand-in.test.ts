import type { EngineRecord } from '../../../server/engine/port.js';
import { openZeebeEngine, type ZeebeEngine } from '../../../server/engine/zeebe/open-zeebe-engine.js';
import { systemClock } from '../../../server/shared/clock.js';
import { readModel } from '../../engine/contract/fixtures.js';
import { outcomeOf } from '../../engine/zeebe/open-adapter.js';
import { eventually } from '../../support/http-client.js';
import { startStandIn, type RunningStandIn } from './start-stand-in.js';

// The stand-in itself: that it answers as a gateway and posts as an exporter, as far as our side can tell. It is not Zeebe, so nothing
// here says what Zeebe does.

const PARTITIONS = 5;
let standIn: RunningStandIn;
let engine: ZeebeEngine;
const records: EngineRecord[] = [];

const open = (from: Record<number, number> = {}): Promise<ZeebeEngine> =>
  openZeebeEngine({
    address: standIn.address,
    records: { port: standIn.recordsPort, token: standIn.token },
    now: () => systemClock.now().getTime(),
  }).then((opened) => {
    opened.subscribeToRecords(from, (batch) => Promise.resolve(void records.push(...batch)));
    return opened;
  });
const told = (valueType: string, intent: string) =>
  records.filter((record) => record.valueType === valueType && record.intent === intent);
const awaitTold = (valueType: string, intent: string, count = 1) =>
  eventually(
    () => Promise.resolve(told(valueType, intent).length >= count ? told(valueType, intent) : null),
    `${count} × ${valueType} ${intent}`,
  );
const clock = (method: string, path: string, body?: object) =>
  fetch(`${standIn.management}/actuator/clock${path}`, { method, ...(body && { body: JSON.stringify(body) }) });

beforeAll(async () => {
  standIn = await startStandIn({ partitions: PARTITIONS, controlledClock: true, bulkSize: 3 });
  engine = await open();
});
afterAll(async () => {
  await engine.close();
  standIn.remove();
});

describe('a stand-in for a cluster', () => {
  it('says that it is none', () => {
    expect(standIn.output()).toContain('替身，不是 Zeebe');
  });

  it('is healthy as a cluster is, and gives keys of a partition, beyond 2^53', async () => {
    expect(await engine.health()).toEqual({ engine: 'zeebe', healthy: true });
    const [deployed] = await engine.deployResources([readModel('boundary-error-job')]);
    expect(BigInt(deployed?.processDefinitionKey ?? 0) >> 51n).toBe(5n);
    const { processInstanceKey } = await engine.createProcessInstance({ bpmnProcessId: 'boundary-error-job' });
    const [job] = await awaitTold('JOB', 'CREATED');
    expect(job?.value).toMatchObject({ processInstanceKey, bpmnProcessId: 'boundary-error-job' });
    expect(Number.isSafeInteger(Number(job?.key))).toBe(false);
    expect([job?.partitionId, job?.value.jobKind]).toEqual([PARTITIONS, undefined]);
    await engine.completeJob({ jobKey: job?.key ?? '', variables: { r: 1 } });
    await awaitTold('JOB', 'COMPLETED');
  });

  it('refuses in codes, and names the elements of a diagram that it does not take', async () => {
    expect(await outcomeOf(engine.cancelProcessInstance(String((5n << 51n) + 999_999n)))).toBe('NOT_FOUND');
    expect(await outcomeOf(engine.createProcessInstance({ bpmnProcessId: 'nobody' }))).toBe('NOT_FOUND');
    const { name, content } = readModel('boundary-error-job');
    const wrong = content.replace('<zeebe:taskDefinition', '<zeebe:taskDefinitions');
    await expect(engine.deployResources([{ name, content: wrong }])).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      problems: expect.arrayContaining([
        expect.objectContaining({ elementId: 'job', message: expect.stringContaining('Zeebe') as string }),
      ]) as unknown[],
    });
  });

  it('moves its clock over the management port, forward only, and fires what is due', async () => {
    const pinned = systemClock.now().getTime() + 86_400_000;
    expect((await clock('POST', '/pin', { epochMilli: pinned })).status).toBe(200);
    await engine.deployResources([readModel('boundary-timer')]);
    await engine.createProcessInstance({ bpmnProcessId: 'boundary-timer' });
    const [timer] = await awaitTold('TIMER', 'CREATED');
    const offsetMilli = Number(timer?.value.dueDate) - pinned;
    expect((await clock('POST', '/add', { offsetMilli })).status).toBe(200);
    const [fired] = await awaitTold('TIMER', 'TRIGGERED');
    expect(fired?.timestamp).toBe(pinned + offsetMilli);
    expect((await clock('POST', '/pin', { epochMilli: pinned })).status).toBe(400);
    expect((await clock('GET', '/nowhere')).status).toBe(404);
    expect((await clock('DELETE', '')).status).toBe(200);
    await eventually(async () => {
      const { epochMilli } = (await (await clock('POST', '/add', { offsetMilli: 0 })).json()) as { epochMilli: number };
      if (epochMilli <= pinned + offsetMilli) await clock('DELETE', '');
      return epochMilli > pinned + offsetMilli;
    }, 'the clock to run');
  });

  it('killed and started again it goes on where it was; what our side missed meanwhile comes, and nothing is lost', async () => {
    const before = records.length;
    const created = await engine.createProcessInstance({ bpmnProcessId: 'boundary-error-job' });
    await eventually(() => Promise.resolve(records.length > before), 'records before the kill');
    await engine.close();
    // control: with our side away the stand-in has more to tell than it could
    const away = await openZeebeEngine({
      address: standIn.address,
      records: { port: 0, token: standIn.token },
      now: () => systemClock.now().getTime(),
    });
    await away.cancelProcessInstance(created.processInstanceKey);
    await away.close();
    const canceled = () =>
      told('JOB', 'CANCELED').filter(({ value }) => value.processInstanceKey === created.processInstanceKey);
    expect(canceled()).toEqual([]);
    await standIn.kill();
    const pid = standIn.pid;
    standIn = await standIn.again();
    expect(standIn.pid).not.toBe(pid);
    const position = records.at(-1)?.position ?? 0;
    engine = await open({ [PARTITIONS]: position });
    await eventually(() => Promise.resolve(canceled().length > 0), 'what was missed');
    expect(canceled()).toHaveLength(1);
    const positions = records.map((record) => record.position);
    expect(positions).toEqual([...new Set(positions)].sort((one, other) => one - other));
  });
});

describe('a long poll', () => {
  it('is answered when a job comes, and with nothing when its time is over', async () => {
    const { GatewayStub, grpc } = await import('../../engine/zeebe/grpc-parts.js');
    const client = new GatewayStub(standIn.address, grpc.credentials.createInsecure());
    const activate = (requestTimeout: number): Promise<string[]> =>
      new Promise((resolve, reject) => {
        const method = client.ActivateJobs?.bind(client) as unknown as (request: object) => NodeJS.EventEmitter;
        const request = { type: 'job', worker: 'w', timeout: 60_000, maxJobsToActivate: 5, requestTimeout };
        const types: string[] = [];
        method(request)
          .on('data', ({ jobs }: { jobs: { type: string }[] }) => types.push(...jobs.map(({ type }) => type)))
          .on('error', reject)
          .on('end', () => resolve(types));
      });
    expect(await activate(-1)).toEqual([]);
    expect(await activate(30)).toEqual([]);
    const held = activate(60_000);
    await engine.createProcessInstance({ bpmnProcessId: 'boundary-error-job' });
    expect(await held).toEqual(['job']);
    client.close();
  });
});
