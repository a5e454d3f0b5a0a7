import type { Db } from '../../../server/db.js';
import type { EngineRecord } from '../../../server/engine/port.js';
import { RecordIntake } from '../../../server/engine/zeebe/record-intake.js';
import { openRecordReceiver, type RecordReceiver } from '../../../server/engine/zeebe/record-receiver.js';
import { startProjection } from '../../../server/features/processes/start-projection.js';
import { systemClock } from '../../../server/shared/clock.js';
import { freshDb } from '../../support/fresh-db.js';
import { bulk, PartitionLog, written, type Line } from './exported-lines.js';
import { authorization, postBulk, TOKEN } from './post-bulk.js';

const now = () => systemClock.now().getTime();

let db: Db;
let closeDb: () => Promise<void>;
let intake: RecordIntake;
let receiver: RecordReceiver;
let stopProjection: () => Promise<void>;
const warnings: string[] = [];

const deps = {
  describeSubject: () => Promise.resolve(null),
  dueAtOf: () => Promise.resolve(null),
  lastHandler: () => Promise.resolve(null),
  publish: () => {},
  warn: (text: string) => void warnings.push(text),
};

async function openSide(): Promise<void> {
  intake = new RecordIntake(now);
  receiver = await openRecordReceiver(intake, { host: '127.0.0.1', port: 0, token: TOKEN, warn: deps.warn });
}

beforeEach(async () => {
  warnings.length = 0;
  ({ db, close: closeDb } = await freshDb());
  await openSide();
  stopProjection = await startProjection(intake, db, deps);
});
afterEach(async () => {
  await stopProjection();
  await receiver.close();
  await closeDb();
});

const post = (lines: readonly Line[]) => postBulk(receiver.port, bulk(lines));
/** What people would look at, and where the projection stands. */
const books = async () => ({
  instances: (await db.processInstance.findMany({ orderBy: { subjectId: 'asc' } })).map(({ subjectId, state }) => [
    subjectId,
    state,
  ]),
  tasks: (await db.userTask.findMany({ orderBy: { caseId: 'asc' } })).map(({ caseId, state }) => [caseId, state]),
  passages: (await db.elementTally.findMany({ orderBy: { elementId: 'asc' } })).map((one) => [
    one.elementId,
    Number(one.completed),
  ]),
  positions: (await db.streamPosition.findMany({ orderBy: { partitionId: 'asc' } })).map((one) => [
    one.partitionId,
    Number(one.position),
  ]),
});
const NOTHING = { instances: [], tasks: [], passages: [], positions: [] };
const ONE_DONE = {
  instances: [['app-1', 'COMPLETED']],
  tasks: [['app-1', 'COMPLETED']],
  passages: [
    ['P', 1],
    ['Task_Handle', 1],
  ],
  positions: [[1, 14]],
};

function oneCase(log = new PartitionLog(1), id = 'app-1'): PartitionLog {
  log.startCase(id).end();
  return log;
}

describe('who may post records', () => {
  it.each([
    ['nobody in particular', {}],
    ['a wrong token', { authorization: authorization('token-of-another-run') }],
    ['a token with more behind it', { authorization: `${authorization()}x` }],
    ['another user', { authorization: authorization(TOKEN, 'elastic') }],
    ['a bearer', { authorization: `Bearer ${TOKEN}` }],
  ])('not %s', async (_name, headers) => {
    expect(await postBulk(receiver.port, bulk(oneCase().lines), headers)).toEqual({
      status: 401,
      body: { error: 'token' },
    });
    expect(await books()).toEqual(NOTHING);
  });

  it('the broker, which also finds its set-up routes', async () => {
    for (const path of ['/_component_template/zeebe', '/_index_template/zeebe-record_job', '/_ilm/policy/zeebe']) {
      const answer = await fetch(`http://127.0.0.1:${receiver.port}${path}`, {
        method: 'PUT',
        headers: { authorization: authorization() },
        body: '{}',
      });
      expect([answer.status, await answer.json(), answer.headers.get('x-elastic-product')]).toEqual([
        200,
        { acknowledged: true },
        'Elasticsearch',
      ]);
    }
    expect((await post(oneCase().lines)).status).toBe(200);
    expect(await books()).toEqual(ONE_DONE);
  });
});

describe('records that come', () => {
  it('are acknowledged one by one, as the exporter expects', async () => {
    const { lines } = oneCase();
    const { body } = await post(lines);
    expect(body.errors).toBe(false);
    expect(body.items?.map(({ index }) => [index._id, index.status])).toEqual(
      lines.map(({ position }) => [`1-${position}`, 201]),
    );
  });

  it('twice are taken once: the same bulk, an overlapping one, and after a new start of our side', async () => {
    const { lines } = oneCase();
    await post(lines.slice(0, 4));
    await post(lines.slice(0, 4));
    await post(lines.slice(2));
    expect(await books()).toEqual(ONE_DONE);

    await stopProjection();
    await receiver.close();
    await openSide();
    stopProjection = await startProjection(intake, db, deps);
    expect((await post(lines)).status).toBe(200);
    expect(await books()).toEqual(ONE_DONE);
  });

  it('twice in one bulk are taken once', async () => {
    const { lines } = oneCase();
    expect((await post(lines.flatMap((line) => [line, line]))).status).toBe(200);
    expect(await books()).toEqual(ONE_DONE);
  });

  it('out of order in one bulk are put in order', async () => {
    const { lines } = oneCase();
    expect((await post([...lines].reverse())).status).toBe(200);
    expect(await books()).toEqual(ONE_DONE);
    await post(lines);
    expect(await books()).toEqual(ONE_DONE);
  });

  it('with gaps between them are taken: commands and other records stand there', async () => {
    const log = new PartitionLog(1);
    const { end } = log.startCase('app-1');
    log.append('JOB_BATCH', 'ACTIVATED', log.nextKey(), { type: 'item.close' });
    for (let other = 0; other < 500; other++) log.append('DEPLOYMENT_DISTRIBUTION', 'COMPLETED', '-1', {});
    end();
    expect((await post(log.lines)).status).toBe(200);
    expect((await books()).passages).toEqual(ONE_DONE.passages);
  });

  it('of two partitions are kept apart, though their positions are the same', async () => {
    const first = oneCase(new PartitionLog(1), 'app-1');
    const second = oneCase(new PartitionLog(9), 'app-9');
    await Promise.all([post(first.lines), post(second.lines)]);
    await Promise.all([post(second.lines), post(first.lines)]);
    expect(await books()).toEqual({
      instances: [
        ['app-1', 'COMPLETED'],
        ['app-9', 'COMPLETED'],
      ],
      tasks: [
        ['app-1', 'COMPLETED'],
        ['app-9', 'COMPLETED'],
      ],
      passages: [
        ['P', 2],
        ['Task_Handle', 2],
      ],
      positions: [
        [1, 14],
        [9, 14],
      ],
    });
    // keys of the ninth partition are beyond 2^53 and keep every digit
    const task = await db.userTask.findFirst({ where: { caseId: 'app-9' } });
    expect(task?.jobKey).toBe(second.lines[3]?.key);
    expect(Number.isSafeInteger(Number(task?.jobKey))).toBe(false);
  });

  it('of another cluster are refused, and health says so', async () => {
    await post(oneCase().lines);
    const foreign = oneCase(new PartitionLog(1), 'app-x').lines.map((line) => ({
      ...line,
      timestamp: now() + 120_000,
    }));
    expect((await post(foreign)).status).toBe(503);
    expect(intake.foreign).toMatch(/另一个 Zeebe 集群/);
    expect(await books()).toEqual(ONE_DONE);
  });

  it('say of a job what kind it is only when it is no job of a task, as the port does', async () => {
    const kinds: unknown[] = [];
    await stopProjection();
    stopProjection = intake.subscribeToRecords({}, (records) => {
      kinds.push(...records.map(({ value }) => value.jobKind));
      return Promise.resolve();
    });
    const log = new PartitionLog(1);
    for (const jobKind of ['BPMN_ELEMENT', 'EXECUTION_LISTENER'])
      log.append('JOB', 'CREATED', log.nextKey(), { type: 'item.close', customHeaders: {}, jobKind });
    expect((await post(log.lines)).status).toBe(200);
    expect(kinds).toEqual([undefined, 'EXECUTION_LISTENER']);
  });

  it('tell the workers which job types to look for', async () => {
    const types: string[] = [];
    intake.onJobsAvailable((type) => types.push(type));
    const log = new PartitionLog(1);
    const job = {
      type: 'item.close',
      retries: 3,
      bpmnProcessId: 'ItemHandlingProcess',
      processDefinitionKey: 2_251_799_813_685_249,
      processInstanceKey: 2_251_799_813_685_250,
      elementId: 'Task_CloseItem',
      elementInstanceKey: 2_251_799_813_685_251,
      customHeaders: {},
    };
    for (const intent of ['CREATED', 'COMPLETED']) log.append('JOB', intent, log.nextKey(), job);
    expect((await post(log.lines)).status).toBe(200);
    expect(types).toEqual(['item.close']);
  });
});

describe('an acknowledgement', () => {
  it('comes after the commit, not before', async () => {
    await stopProjection();
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let delivered: EngineRecord[] = [];
    const order: string[] = [];
    stopProjection = intake.subscribeToRecords({}, async (records) => {
      delivered = records;
      await held;
      order.push('committed');
    });
    const answered = post(oneCase().lines).then((answer) => {
      order.push('acknowledged');
      return answer;
    });
    while (delivered.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    // a second post waits behind the first
    const second = postBulk(receiver.port, '');
    expect(order).toEqual([]);
    letGo();
    expect((await answered).status).toBe(200);
    expect((await second).status).toBe(200);
    expect(order).toEqual(['committed', 'acknowledged']);
  });

  it('does not come when the batch could not be written; the repeat is written once', async () => {
    const { lines } = oneCase();
    await db.$executeRawUnsafe('ALTER TABLE "UserTask" RENAME TO "UserTaskAway"');
    expect((await post(lines)).status).toBe(503);
    expect(await db.processInstance.count()).toBe(0);
    expect(await db.streamPosition.count()).toBe(0);
    await db.$executeRawUnsafe('ALTER TABLE "UserTaskAway" RENAME TO "UserTask"');
    expect((await post(lines)).status).toBe(200);
    expect(await books()).toEqual(ONE_DONE);
    expect(warnings.join('\n')).toMatch(/will come again/);
  });

  it('does not come while nobody follows the records', async () => {
    await stopProjection();
    expect((await post(oneCase().lines)).status).toBe(503);
    stopProjection = await startProjection(intake, db, deps);
    expect((await post(oneCase().lines)).status).toBe(200);
  });
});

describe('a bulk that cannot be read is refused as a whole, with the reason', () => {
  const good = oneCase().lines;
  const [line] = good as [Line, ...Line[]];
  const without = (name: keyof Line) => written({ ...line, position: 900, [name]: undefined } as Line);
  const other = (change: object) => written({ ...line, position: 900, ...change } as Line);
  it.each([
    ['no JSON', 'not json\nat all\n'],
    ['an action without its record', written(line).split('\n')[0] + '\n'],
    ['another action', '{"delete":{"_id":"1"}}\n{}\n'],
    ['no position', without('position')],
    [
      'a position that no number can hold',
      other({ position: 900 }).replace('"position":900', '"position":9007199254740993'),
    ],
    ['a position below one', other({ position: 0 })],
    ['no partition', without('partitionId')],
    ['a partition that is text', other({ partitionId: 'one' })],
    ['no timestamp', without('timestamp')],
    ['no key', without('key')],
    ['no intent', without('intent')],
    ['no type', without('valueType')],
    ['no value', without('value')],
    ['a value that is a list', other({ value: [] })],
    ['null for a record', '{"index":{}}\nnull\n'],
  ])('%s', async (_name, text) => {
    const answer = await postBulk(receiver.port, bulk(good) + text);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatch(/^Expected /);
    expect(warnings.join('\n')).toContain(answer.body.error);
    expect(await books()).toEqual(NOTHING);
    // the good part is taken when it comes without the bad one
    expect((await post(good)).status).toBe(200);
    expect(await books()).toEqual(ONE_DONE);
  });
});
