import { join } from 'node:path';
import { openEmbeddedEngine } from '../../../server/engine/embedded/open-embedded-engine.js';
import { OtherEngineError } from '../../../server/engine/keep-to-one-engine.js';
import { openEngine } from '../../../server/engine/open-engine.js';
import { EngineRejection, type Engine } from '../../../server/engine/port.js';
import { deployProcesses, readDiagrams } from '../../../server/features/processes/deploy-processes.js';
import { startProjection } from '../../../server/features/processes/start-projection.js';
import { freshDb } from '../../support/fresh-db.js';

let fresh: Awaited<ReturnType<typeof freshDb>>;
let engine: Engine;
let stop: () => Promise<void>;

beforeEach(async () => {
  fresh = await freshDb();
  engine = await openEmbeddedEngine({ file: join(fresh.dir, 'engine.db'), thread: false });
  const none = async () => null;
  stop = await startProjection(engine, fresh.db, {
    describeSubject: none,
    dueAtOf: none,
    lastHandler: none,
    publish: () => {},
    warn: () => {},
  });
});
afterEach(async () => {
  await stop();
  await engine.close();
  await fresh.close();
});

describe('deploying the diagrams at start', () => {
  it('keeps every definition with its XML, and its version when nothing changed', async () => {
    const first = await deployProcesses(engine, fresh.db);
    const again = await deployProcesses(engine, fresh.db);
    expect(again).toEqual(first);
    const kept = await fresh.db.processDefinition.findMany({ select: { xml: true, resourceName: true } });
    expect(kept.map((one) => one.resourceName).sort()).toEqual(readDiagrams().map((one) => one.name));
    expect(new Set(kept.map((one) => one.xml))).toEqual(new Set(readDiagrams().map((one) => one.content)));
  });

  it('sends no deployment that a broker finds too big, and every diagram once', async () => {
    const sent: { name: string; content: string }[][] = [];
    const door = {
      deployResources: (resources: { name: string; content: string }[]) => {
        sent.push(resources);
        return engine.deployResources(resources);
      },
    };
    await deployProcesses(door, fresh.db);
    const sizes = sent.map((slice) => slice.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(512 * 1024);
    expect(sent.flat().map(({ name }) => name)).toEqual(readDiagrams().map(({ name }) => name));
    expect(await fresh.db.processDefinition.count()).toBe(readDiagrams().length);
  });

  it('makes a second version of a diagram that changed, and leaves the others', async () => {
    await deployProcesses(engine, fresh.db);
    const changed = readDiagrams().map((one) =>
      one.name.includes('item-handling')
        ? { ...one, content: one.content.replace('指定承办单位', '重新指定承办单位') }
        : one,
    );
    const deployed = await deployProcesses(engine, fresh.db, changed);
    expect(deployed.filter((one) => one.version !== 1)).toMatchObject([
      { bpmnProcessId: 'ItemHandlingProcess', version: 2 },
    ]);
    expect(await fresh.db.ledgerEvent.count({ where: { action: 'process.deployed' } })).toBe(changed.length + 1);
  });

  it('stops with element and reason when the engine cannot run a diagram', async () => {
    const bad = {
      name: 'bad.bpmn',
      content: readDiagrams()
        .find((one) => one.name.includes('one-things/'))!
        .content.replace('type="application.open"', 'type="=1 +"'),
    };
    const refused = await deployProcesses(engine, fresh.db, [bad]).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(EngineRejection);
    expect((refused as EngineRejection).problems[0]?.elementId).toBe('Task_OpenApplication');
    expect(await fresh.db.processDefinition.count()).toBe(0);
  });
});

describe('opening the engine', () => {
  it('refuses a data folder that another engine has worked on, in one sentence', async () => {
    const zeebe = { address: 'localhost:1', client: 'zeebe-node', recordsHost: '127.0.0.1', recordsPort: 0 };
    await expect(openEngine({ dataDir: fresh.dir, zeebe })).rejects.toThrow(OtherEngineError);
    await expect(openEngine({ dataDir: fresh.dir, zeebe })).rejects.toThrow(/不能改由Zeebe 集群执行.+ \/ .+/);
  });
});
