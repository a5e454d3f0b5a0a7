import fc from 'fast-check';
import type { Db } from '../../../server/db.js';
import { projectRecords, readPositions } from '../../../server/features/processes/project-records.js';
import type { ProjectionDeps } from '../../../server/features/processes/projection-deps.js';
import type { EngineRecord } from '../../../server/engine/port.js';
import { freshDb } from '../../support/fresh-db.js';
import { RecordWriter } from './record-writer.js';
import { randomRuns } from '../../support/random-runs.js';

let close: () => Promise<void>;
let db: Db;
let topics: string[];
let warnings: string[];
let deps: ProjectionDeps;

beforeEach(async () => {
  ({ db, close } = await freshDb());
  topics = [];
  warnings = [];
  deps = {
    describeSubject: async (_tx, type, id) => ({
      title: `张*一 · ${type}`,
      number: `SY-${id}`,
      greenChannel: id === 'item-2',
    }),
    dueAtOf: async (_tx, type) => (type === 'item' ? new Date('2026-11-30T09:00:00Z') : null),
    lastHandler: async (_tx, task) => (task.subjectId === 'item-2' ? 'user-2' : null),
    publish: (topic) => void topics.push(topic),
    warn: (text) => void warnings.push(text),
  };
});
afterEach(() => close());

/** Two cases: one application with two called items, one of them ended by a withdrawal, and an incident that is resolved. */
function story(): RecordWriter {
  const w = new RecordWriter();
  const parent = w.definition('OneThing', 1, '失业一件事');
  const child = w.definition('Item', 1, '分办件');
  const application = w.start(parent, 'OneThing', { applicationId: 'app-1' }, { variablesFirst: true });
  const precheck = w.userTask(application, 'Task_Precheck', 'application.precheck', ['role:COUNTER_CLERK']);
  w.endTask(precheck, 'COMPLETED');
  for (const [number, end] of [
    [1, 'COMPLETED'],
    [2, 'CANCELED'],
  ] as const) {
    const call = w.enter(application, `Call_${number}`, 'CALL_ACTIVITY');
    w.variable(application, call, 'itemId', `item-${number}`);
    const item = w.start(
      child,
      'Item',
      { applicationId: 'app-1', itemId: `item-${number}` },
      { parentKey: application.key, parentElementKey: call },
    );
    const task = w.userTask(item, 'Task_A', 'item.handle', ['unit:employment']);
    if (number === 1) {
      const incident = w.incident(item, 'Task_A', task.elementKey, 'broken', '77');
      w.resolved(incident);
    }
    w.endTask(task, end);
    w.end(item, end === 'COMPLETED' ? 'ELEMENT_COMPLETED' : 'ELEMENT_TERMINATED');
    w.leave(
      application,
      call,
      `Call_${number}`,
      'CALL_ACTIVITY',
      end === 'COMPLETED' ? 'ELEMENT_COMPLETED' : 'ELEMENT_TERMINATED',
    );
  }
  w.userTask(application, 'Task_Open', 'application.precheck', ['role:COORDINATOR']);
  const done = w.serviceJob(application, 'Task_Accept', 'application.accept');
  const failing = w.serviceJob(application, 'Task_Split', 'application.split');
  const taken = w.serviceJob(application, 'Task_Open2', 'application.open');
  w.serviceJobRecord(done, 'FAILED', 2, 'for a moment');
  w.serviceJobRecord(failing, 'FAILED', 2, '没有材料库 | no store');
  w.serviceJobRecord(failing, 'RETRIES_UPDATED', 5);
  w.serviceJobRecord(done, 'COMPLETED', 2);
  w.serviceJobRecord(taken, 'TIMED_OUT', 3);
  w.serviceJobRecord(w.serviceJob(application, 'Task_Gone', 'application.accept'), 'CANCELED', 3);
  return w;
}

const everything = async (from: Db) => ({
  definitions: await from.processDefinition.findMany({ orderBy: { key: 'asc' } }),
  instances: await from.processInstance.findMany({ orderBy: { key: 'asc' } }),
  elements: await from.elementInstance.findMany({ orderBy: { key: 'asc' } }),
  tasks: await from.userTask.findMany({ orderBy: { jobKey: 'asc' } }),
  incidents: await from.incident.findMany({ orderBy: { key: 'asc' } }),
  jobs: await from.openJob.findMany({ orderBy: { key: 'asc' } }),
  tallies: await from.elementTally.findMany({ orderBy: [{ definitionKey: 'asc' }, { elementId: 'asc' }] }),
  ledger: await from.ledgerEvent.findMany({ orderBy: { seq: 'asc' }, select: { summary: true } }),
  positions: await readPositions(from),
});

describe('the projection of the record stream', () => {
  it('knows what each instance is about, which called it, and how it ended', async () => {
    await projectRecords(db, deps, story().records);
    const instances = await db.processInstance.findMany({ orderBy: { startedAt: 'asc' } });
    expect(
      instances.map(({ subjectType, subjectId, caseId, state }) => ({ subjectType, subjectId, caseId, state })),
    ).toEqual([
      { subjectType: 'application', subjectId: 'app-1', caseId: 'app-1', state: 'ACTIVE' },
      { subjectType: 'item', subjectId: 'item-1', caseId: 'app-1', state: 'COMPLETED' },
      { subjectType: 'item', subjectId: 'item-2', caseId: 'app-1', state: 'TERMINATED' },
    ]);
    expect(instances[1]?.parentInstanceKey).toBe(instances[0]?.key);
    expect(instances[0]?.version).toBe(1);
  });

  it('puts user tasks into the inbox with candidates, subject and due instant, and gives one back to its last handler', async () => {
    await projectRecords(db, deps, story().records);
    const tasks = await db.userTask.findMany({ orderBy: { createdAt: 'asc' } });
    expect(tasks).toMatchObject([
      {
        kind: 'application.precheck',
        candidateRole: 'COUNTER_CLERK',
        state: 'COMPLETED',
        subjectType: 'application',
        number: 'SY-app-1',
        dueAt: null,
      },
      {
        kind: 'item.handle',
        candidateUnitId: 'employment',
        state: 'COMPLETED',
        subjectId: 'item-1',
        caseId: 'app-1',
        assigneeId: null,
      },
      { kind: 'item.handle', state: 'CANCELED', subjectId: 'item-2', assigneeId: 'user-2', greenChannel: true },
      { kind: 'application.precheck', candidateRole: 'COORDINATOR', state: 'CREATED', endedAt: null },
    ]);
    expect(tasks[1]?.dueAt?.toISOString()).toBe('2026-11-30T09:00:00.000Z');
    expect(topics).toEqual(['inbox', 'processes']);
  });

  it('keeps definitions with names, incidents with their case, and one ledger line for a new version', async () => {
    await projectRecords(db, deps, story().records);
    expect(
      await db.processDefinition.findMany({ orderBy: { key: 'asc' }, select: { name: true, version: true } }),
    ).toEqual([
      { name: '失业一件事', version: 1 },
      { name: '分办件', version: 1 },
    ]);
    expect(await db.incident.findFirstOrThrow()).toMatchObject({
      caseId: 'app-1',
      jobKey: '77',
      errorType: 'JOB_NO_RETRIES',
    });
    expect((await db.incident.findFirstOrThrow()).resolvedAt).not.toBeNull();
    expect(await db.ledgerEvent.count({ where: { action: 'process.deployed' } })).toBe(2);
  });

  it('keeps the jobs that wait for a worker with their last failure, and forgets those that ended', async () => {
    await projectRecords(db, deps, story().records);
    const jobs = await db.openJob.findMany({ orderBy: { createdAt: 'asc' } });
    expect(jobs).toMatchObject([
      { type: 'application.split', retries: 5, errorMessage: '没有材料库 | no store' },
      { type: 'application.open', retries: 3, errorMessage: null },
    ]);
    expect(jobs.every((job) => job.failedAt !== null && job.failedAt > job.createdAt)).toBe(true);
  });

  it('notes when the last record was written', async () => {
    const { records } = story();
    await projectRecords(db, deps, records);
    expect((await db.streamPosition.findFirstOrThrow()).recordedAt?.getTime()).toBe(records.at(-1)?.timestamp);
  });

  it('gives the same rows however the stream is cut, redelivered and restarted', async () => {
    const { records } = story();
    await projectRecords(db, deps, records);
    const expected = await everything(db);
    const cut = fc.array(fc.record({ size: fc.integer({ min: 1, max: 9 }), again: fc.integer({ min: 0, max: 12 }) }), {
      minLength: 60,
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(cut, async (cuts) => {
        const fresh = await freshDb();
        try {
          let at = 0;
          for (const { size, again } of cuts) {
            if (at >= records.length) break;
            const from = Math.max(0, at - again); // delivered again from an earlier position, as after a crash
            await projectRecords(fresh.db, deps, records.slice(from, at + size));
            at += size;
          }
          await projectRecords(fresh.db, deps, records);
          expect(await everything(fresh.db)).toEqual(expected);
        } finally {
          await fresh.close();
        }
      }),
      { numRuns: randomRuns(12) },
    );
  });

  it('counts twice without the position (control of the case above)', async () => {
    const { records } = story();
    await projectRecords(db, deps, records);
    const before = await everything(db);
    await db.streamPosition.deleteMany();
    await projectRecords(db, deps, records);
    expect((await everything(db)).tallies).not.toEqual(before.tallies);
  });

  it('writes nothing of a batch that fails, and takes it when it comes again', async () => {
    const { records } = story();
    const broken = { ...deps, lastHandler: () => Promise.reject(new Error('database busy')) };
    await expect(projectRecords(db, broken, records)).rejects.toThrow('database busy');
    expect(await db.processInstance.count()).toBe(0);
    expect(await readPositions(db)).toEqual({});
    expect(topics).toEqual([]);
    await projectRecords(db, deps, records);
    expect(await db.userTask.count()).toBe(4);
  });

  it('never sets back a task that our own command is completing', async () => {
    const w = new RecordWriter();
    const application = w.start(w.definition('OneThing', 1, '失业一件事'), 'OneThing', { applicationId: 'app-1' });
    const task = w.userTask(application, 'Task_A', 'application.precheck', ['role:COUNTER_CLERK']);
    await projectRecords(db, deps, w.records);
    const endedAt = new Date('2026-11-25T03:00:00Z');
    await db.userTask.update({
      where: { jobKey: task.jobKey },
      data: { state: 'COMPLETING', endedById: 'u', endedAt },
    });
    await db.streamPosition.deleteMany();
    await projectRecords(db, deps, w.records);
    expect(await db.userTask.findFirstOrThrow()).toMatchObject({ state: 'COMPLETING' });
    w.endTask(task, 'COMPLETED');
    await projectRecords(db, deps, w.records);
    expect(await db.userTask.findFirstOrThrow()).toMatchObject({ state: 'COMPLETED', endedById: 'u', endedAt });
  });

  it('leaves out the task of an unknown instance and goes on', async () => {
    const w = story();
    const known = w.records.length;
    const stranger = {
      key: '999',
      definitionKey: '1',
      processId: 'Ghost',
      version: 1,
      parentKey: '-1',
      parentElementKey: '-1',
    };
    w.userTask(stranger, 'Task_Ghost', 'item.handle', []);
    await projectRecords(db, deps, w.records);
    expect(warnings).toHaveLength(1);
    expect(await db.userTask.count()).toBe(4);
    expect((await readPositions(db))[1]).toBeGreaterThan(known);
  });
});

describe('a process that carries two ids', () => {
  it('is about the nearest, in whichever order and batch they come, and its task is whose the diagram says', async () => {
    const w = new RecordWriter();
    const definition = w.definition('NegativeRatingProcess', 1, '差评核查');
    const first = w.start(definition, 'NegativeRatingProcess', { ratingId: 'rating-1' }, { variablesFirst: true });
    const called = w.start(definition, 'RectificationProcess', { rectificationId: 'rect-1' });
    await projectRecords(db, deps, w.records.splice(0));
    w.variable(first, first.key, 'rectificationId', 'rect-1');
    w.userTask(first, 'Task_A', 'negative-rating.feed-back', [], 'officer-1');
    w.userTask(called, 'Task_A', 'rectification.verify', ['unit:style-office']);
    const records = w.records.map((record, index) => ({ ...record, position: 1_000 + index }));
    await projectRecords(db, deps, records);
    expect(await db.userTask.findMany({ orderBy: { createdAt: 'asc' } })).toMatchObject([
      { subjectType: 'negative-rating', subjectId: 'rating-1', caseId: 'rating-1', assigneeId: 'officer-1' },
      {
        subjectType: 'rectification',
        subjectId: 'rect-1',
        caseId: 'rect-1',
        assigneeId: null,
        candidateUnitId: 'style-office',
      },
    ]);
  });
});

describe('a big batch', () => {
  /** Rounds of the event loop, in each of which a request would be served, until the work is done. */
  async function roundsDuring(work: Promise<void>): Promise<number> {
    let rounds = 0;
    let isOver = false;
    const next = () => {
      if (isOver) return;
      rounds++;
      setImmediate(next);
    };
    next();
    await work;
    isOver = true;
    return rounds;
  }

  it('lets others have their turn while it is written; a small one is not held up', async () => {
    const w = new RecordWriter();
    const definition = w.definition('OneThing', 1, '失业一件事');
    for (let index = 0; index < 240; index++) {
      const one = w.start(definition, 'OneThing', { applicationId: `app-${index}` });
      w.userTask(one, 'Task_Precheck', 'application.precheck', ['role:COUNTER_CLERK']);
    }
    const small = new RecordWriter();
    small.start(small.definition('OneThing', 1, '失业一件事'), 'OneThing', { applicationId: 'app' });
    await projectRecords(db, deps, small.records);
    const few = await roundsDuring(projectRecords(db, deps, moved(small.records, 1_000)));
    const many = await roundsDuring(projectRecords(db, deps, moved(w.records, 10_000)));
    expect(await db.userTask.count()).toBe(240);
    expect(await db.processInstance.count()).toBeGreaterThanOrEqual(240);
    // five slices of instances, five of elements, thirty of tasks
    expect(many - few).toBeGreaterThanOrEqual(36);
  });
});

/** The same records further on in the stream. */
const moved = (records: readonly EngineRecord[], by: number): EngineRecord[] =>
  records.map((record) => ({ ...record, position: record.position + by }));
