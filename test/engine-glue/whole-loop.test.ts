import type { JobHandler } from '../../server/engine/job-handler.js';
import { findElementCounts } from '../../server/features/processes/find-element-counts.js';
import { findIncidents } from '../../server/features/processes/find-incidents.js';
import { getProcessInstance } from '../../server/features/processes/get-process-instance.js';
import { readDiagrams } from '../../server/features/processes/deploy-processes.js';
import { findProcesses } from '../../server/features/processes/find-processes.js';
import { retryIncident } from '../../server/features/processes/retry-incident.js';
import { invalidState } from '../../server/shared/app-error.js';
import { PROCESS_IDS, type JobType } from '../../processes/contract.js';
import { freshDb } from '../support/fresh-db.js';
import { until } from './fake-engine.js';
import { GlueHarness } from './glue-harness.js';

let fresh: Awaited<ReturnType<typeof freshDb>>;
let glue: GlueHarness;

async function begin(overrides: Partial<Record<JobType, JobHandler>> = {}) {
  fresh = await freshDb();
  await fresh.db.$disconnect();
  glue = new GlueHarness(fresh.dir, fresh.file, overrides);
  await glue.start();
}
afterEach(async () => {
  await glue.stop();
  await fresh.close();
});

/** Every job of a case with one item that is granted and then rated. */
const JOBS_OF_A_CASE = [
  'application.accept',
  'application.composeFeedback',
  'application.fetchSharedData',
  'application.open',
  'application.split',
  'item.close',
  'item.dispatch',
  'rating.invite',
];

async function carryThrough(id: string) {
  await glue.decide(id, 'application.precheck', { precheckResult: 'COMPLETE' });
  await glue.decide(id, 'item.handle', { decision: 'GRANT' });
  await until(async () => (await glue.done(id)).includes('rating.invite'));
  await glue.publish(id, 'rating.submitted', `rate-${id}`);
  await glue.ended(id);
}

describe('a case on the real engine, from the outbox to the inbox and back', () => {
  it('goes from submission to its end, every job done once', async () => {
    await begin();
    await glue.submit('c1');
    await carryThrough('c1');
    expect(await glue.done('c1')).toEqual(JOBS_OF_A_CASE);
    expect(
      await glue.db.userTask.findMany({
        select: { kind: true, state: true, candidateRole: true, candidateUnitId: true },
        orderBy: { createdAt: 'asc' },
      }),
    ).toEqual([
      { kind: 'application.precheck', state: 'COMPLETED', candidateRole: 'COUNTER_CLERK', candidateUnitId: null },
      { kind: 'item.handle', state: 'COMPLETED', candidateRole: null, candidateUnitId: 'employment' },
    ]);
    expect(glue.warnings).toEqual([]);
  });

  it('shows where it is on its diagram and on that of its item', async () => {
    await begin();
    await glue.submit('c1');
    await glue.decide('c1', 'application.precheck', { precheckResult: 'COMPLETE' });
    await until(async () => (await glue.db.userTask.count({ where: { kind: 'item.handle' } })) === 1);
    const instance = await glue.instanceOf('c1');
    const view = await getProcessInstance(glue.db, instance?.key ?? '');
    const waiting = view.elements.filter((element) => element.state === 'ACTIVE');
    const call = waiting.find((element) => element.elementId === 'Call_UnemploymentRegistration');
    expect(call).toMatchObject({ name: '失业登记' });
    const item = await getProcessInstance(glue.db, call?.calledInstanceKey ?? '');
    expect(item).toMatchObject({ processId: PROCESS_IDS.itemHandling });
    expect(item.elements.find((element) => element.elementId === 'Task_HandleItem')).toMatchObject({
      state: 'ACTIVE',
      name: '办理分办件',
    });
    const counts = await findElementCounts(glue.db, PROCESS_IDS.unemploymentOneThing);
    expect(counts.find((one) => one.elementId === 'Task_PrecheckApplication')).toMatchObject({
      active: 0,
      completed: 1,
    });
    expect(counts.find((one) => one.elementId === 'Call_UnemploymentRegistration')).toMatchObject({
      active: 1,
      completed: 0,
    });
    const { items } = await findProcesses(glue.db, { page: 1, pageSize: 100, order: 'asc' });
    expect(items.map(({ kind, running, version }) => ({ kind, running, version }))).toEqual(
      expect.arrayContaining([
        { kind: '一件事', running: 1, version: 1 },
        { kind: '公用环节', running: 1, version: 1 },
      ]),
    );
  });

  it('goes on after restarts at any moment, nothing lost and nothing done twice', async () => {
    await begin();
    const ids = Array.from({ length: 6 }, (_, index) => `c${index}`);
    const restart = async () => {
      await glue.stop();
      await glue.start();
    };
    for (const id of ids) await glue.submit(id);
    await restart();
    for (const id of ids) {
      await glue.decide(id, 'application.precheck', { precheckResult: 'COMPLETE' });
      if (id === 'c2' || id === 'c4') await restart();
    }
    await restart();
    for (const id of ids) await glue.decide(id, 'item.handle', { decision: 'GRANT' });
    await restart();
    for (const id of ids) {
      await until(async () => (await glue.done(id)).includes('rating.invite'));
      await glue.publish(id, 'rating.submitted', `rate-${id}`);
    }
    await restart();
    for (const id of ids) {
      await glue.ended(id);
      expect(await glue.done(id)).toEqual(JOBS_OF_A_CASE);
    }
    expect(await glue.db.processDefinition.count()).toBe(readDiagrams().length);
    expect(await glue.db.userTask.count({ where: { state: { in: ['CREATED', 'COMPLETING'] } } })).toBe(0);
    expect(await glue.db.outboxCommand.count({ where: { doneAt: null } })).toBe(0);
  });

  it('shows a step that failed in plain words, and goes on when a person says again', async () => {
    let broken = true;
    await begin({
      'application.open': async () => {
        if (broken) throw invalidState('Expected the store to be there', '材料库未接通');
        return { variables: {} };
      },
    });
    await glue.submit('c1');
    await until(async () => (await glue.db.incident.count()) === 1);
    const { items, total } = await findIncidents(glue.db, { page: 1, pageSize: 10, order: 'desc', resolved: false });
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ errorType: 'JOB_NO_RETRIES', caseId: 'c1' });
    expect(items[0]?.cause).toBe('“登记申请”没有办成：材料库未接通');
    broken = false;
    const key = items[0]?.key ?? '';
    await retryIncident(glue.context, { key, reason: '已修复' });
    await until(async () => (await glue.db.incident.findUniqueOrThrow({ where: { key } })).resolvedAt !== null);
    await until(async () => (await glue.db.userTask.count({ where: { kind: 'application.precheck' } })) === 1);
    expect(await glue.db.ledgerEvent.findFirst({ where: { action: 'incident.retried' } })).toMatchObject({
      caseId: 'c1',
      reason: '已修复',
    });
    await expect(retryIncident(glue.context, { key, reason: '再来' })).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });
});
