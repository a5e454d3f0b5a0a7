import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { JOB_TYPES } from '../../../processes/contract.js';
import { openDb, type Db } from '../../../server/db.js';
import { USER_TASK_JOB_TYPE } from '../../../server/engine/port.js';
import { eventually } from '../../support/http-client.js';
import { freePort, startServer, type RunningServer } from '../../support/running-server.js';
import { deployLikeABroker } from './deploy-like-a-broker.js';
import { PartitionLog } from './exported-lines.js';
import { MockExporter } from './mock-exporter.js';
import { MockGateway } from './mock-gateway.js';
import { TOKEN } from './post-bulk.js';

const KILLS = Number(process.env.KILLS ?? 2);
/** Records of a partition that wait to be posted at any time, so that nobody is killed while there is nothing to do. */
const BACKLOG = 40;

/** A server that starts on a busy machine may take its time. */
const patiently = (look: () => boolean, what: string) => eventually(() => Promise.resolve(look()), what, 4_000, 25);

const gateway = new MockGateway();
const logs = [new PartitionLog(1), new PartitionLog(2)] as const;
let exporters: MockExporter[];
let server: RunningServer | undefined;
let dataDir: string;
let start: () => Promise<RunningServer>;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'kuaiban-zeebe-'));
  gateway.answers.DeployResource = deployLikeABroker(logs[0]);
  await gateway.start();
  const port = await freePort();
  const recordsPort = await freePort();
  exporters = logs.map((log) => new MockExporter(log, recordsPort));
  const env = { ZEEBE_ADDRESS: gateway.address, ZEEBE_RECORDS_PORT: String(recordsPort), ZEEBE_RECORDS_TOKEN: TOKEN };
  start = () => startServer({ dataDir, port, env });
});
afterAll(async () => {
  await Promise.all(exporters.map((exporter) => exporter.kill()));
  await server?.kill();
  gateway.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** What is lost or doubled in the database, measured by the logs. */
async function faults(db: Db, cases: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const same = (what: string, got: unknown, wanted: unknown) => {
    if (JSON.stringify(got) !== JSON.stringify(wanted)) found.push(`${what}: ${JSON.stringify(got)}`);
  };
  const sorted = [...cases].sort();
  const instances = await db.processInstance.findMany({ where: { processId: 'P' }, orderBy: { subjectId: 'asc' } });
  same(
    'instances',
    instances.filter(({ state }) => state === 'COMPLETED').map(({ subjectId }) => subjectId),
    sorted,
  );
  const tasks = await db.userTask.findMany({ where: { processId: 'P' }, orderBy: { caseId: 'asc' } });
  same(
    'tasks',
    tasks.filter(({ state }) => state === 'COMPLETED').map(({ caseId }) => caseId),
    sorted,
  );
  const tallies = await db.elementTally.findMany({ orderBy: { elementId: 'asc' } });
  same(
    'passages',
    tallies.map((one) => [one.elementId, Number(one.completed)]),
    [
      ['P', cases.length],
      ['Task_Handle', cases.length],
    ],
  );
  const definitions = logs[0].lines.filter(({ valueType }) => valueType === 'PROCESS').map(({ key }) => key);
  const kept = await db.processDefinition.findMany({ select: { key: true } });
  same('definitions', kept.map(({ key }) => key).sort(), definitions.sort());
  const positions = await db.streamPosition.findMany({ orderBy: { partitionId: 'asc' } });
  same(
    'positions',
    positions.map((one) => Number(one.position)),
    logs.map((log) => log.lines.at(-1)?.position),
  );
  return found;
}

describe('records from a cluster', () => {
  it('are neither lost nor doubled when the server, the exporter or the gateway is killed again and again', async () => {
    for (const exporter of exporters) exporter.start();
    server = await start();

    const cases: string[] = [];
    let over = false;
    const feeding = (async () => {
      while (!over) {
        for (const { log, waiting } of exporters) {
          if (waiting > BACKLOG) continue;
          const id = `app-${cases.length}`;
          cases.push(id);
          log.startCase(id).end();
        }
        await sleep(10);
      }
    })();
    const progress = () => exporters.reduce((sum, { acknowledged }) => sum + acknowledged, 0);

    for (let kill = 0; kill < KILLS; kill++) {
      const before = progress();
      await patiently(() => progress() > before + 60, 'records to be taken');
      await server.kill();
      await patiently(() => exporters.every(({ waiting }) => waiting > 0), 'records to wait');
      const waiting = progress();
      await sleep(100);
      expect(progress()).toBe(waiting);
      if (kill === 1) gateway.stop();
      const starting = start();
      if (kill === 1) {
        // the server takes records also while the gateway is away; it is ready when the gateway is
        await patiently(() => progress() > waiting + 20, 'records while the gateway is away');
        await gateway.start();
      }
      server = await starting;
      await patiently(() => progress() > waiting + 40, 'records after the restart');
      for (const exporter of exporters) await exporter.kill();
      // a broker that restarts may begin far behind what was acknowledged
      if (kill === 0) for (const exporter of exporters) exporter.acknowledged = 0;
      for (const exporter of exporters) exporter.start();
    }
    over = true;
    await feeding;
    await patiently(() => exporters.every(({ waiting }) => waiting === 0), 'the last record');
    expect(await server.stop()).toBe(0);
    server = undefined;

    // control: records did come again, more than once
    for (const { posted, log } of exporters) expect(posted).toBeGreaterThan(log.lines.length);
    const db = openDb(join(dataDir, 'kuaiban.db'));
    try {
      expect(await faults(db, cases)).toEqual([]);
      // control: the check sees a passage that was counted twice, and a case that is gone
      await db.elementTally.updateMany({ where: { elementId: 'P' }, data: { completed: { increment: 1 } } });
      await db.processInstance.deleteMany({ where: { subjectId: 'app-0' } });
      expect((await faults(db, cases)).map((fault) => fault.split(':')[0])).toEqual(['instances', 'passages']);
    } finally {
      await db.$disconnect();
    }
  }, 300_000);

  it('one client a process asked for jobs, of the contract only, and never for those of people', () => {
    const asked = gateway.calls('ActivateJobs');
    const types = new Set(asked.map(({ request }) => String(request.type)));
    expect([...types].filter((type) => !(type in JOB_TYPES))).toEqual([]);
    expect(types.size).toBeGreaterThan(5);
    expect(types.has(USER_TASK_JOB_TYPE)).toBe(false);
    // one connection for each start of the server, one more because the gateway went away
    const peers = new Set(gateway.received.map(({ peer }) => peer));
    expect(peers.size).toBeLessThanOrEqual(KILLS + 2);
  });
});
