import type { Db } from '../../../server/db.js';
import { claimTasks } from '../../../server/features/tasks/claim-tasks.js';
import { createTaskService } from '../../../server/features/tasks/create-task-service.js';
import { releaseTask } from '../../../server/features/tasks/release-task.js';
import type { Actor } from '../../../server/shared/actor.js';
import { controlledClock } from '../../../server/shared/clock.js';
import { inTransaction } from '../../../server/shared/command-context.js';
import { freshDb } from '../../support/fresh-db.js';
import { addApplication, addPeople, addTask, deps, NOW, user } from './task-fixture.js';

const officer = user('u1', 'employment', 'UNIT_OFFICER');
const colleague = user('u2', 'employment', 'UNIT_OFFICER');
const stranger = user('u3', 'social-card', 'UNIT_OFFICER');
const watcher = user('u4', 'employment', 'SUPERVISOR');
const clerk = user('u5', 'counter', 'COUNTER_CLERK');
const tasks = createTaskService();

let close: () => Promise<void>;
let db: Db;
beforeEach(async () => {
  ({ db, close } = await freshDb());
  await addPeople(db, [officer, colleague, stranger, watcher, clerk]);
  await addApplication(db, 'app-1', { acceptedById: 'u5' });
  await addTask(db, { jobKey: '1', candidateUnitId: 'employment' });
});
afterEach(() => close());

const as = (actor: Actor) => ({ db, clock: controlledClock(NOW), actor });
const claim = (actor: Actor, ...taskIds: string[]) => claimTasks(as(actor), deps, { taskIds });
const task = (jobKey = '1') => db.userTask.findUniqueOrThrow({ where: { jobKey } });
const ledger = () => db.ledgerEvent.findMany({ orderBy: { seq: 'asc' }, select: { action: true, actorId: true } });

describe('claiming a task', () => {
  it('makes it mine, tells the item, and leaves one ledger line', async () => {
    const told: unknown[] = [];
    const result = await claimTasks(
      as(officer),
      { ...deps, handlerChanged: async (_unit, one, userId) => void told.push([one.subjectId, userId]) },
      { taskIds: ['1'] },
    );
    expect(result).toEqual({ claimed: ['1'], refused: [] });
    expect(await task()).toMatchObject({ assigneeId: 'u1', claimedAt: NOW });
    expect(told).toEqual([['item-1', 'u1']]);
    expect(await ledger()).toEqual([{ action: 'task.claimed', actorId: 'u1' }]);
    expect(await claim(officer, '1')).toEqual({ claimed: ['1'], refused: [] });
    expect(await ledger()).toHaveLength(1);
  });

  it('lets one of two win when both claim at once, and names the winner to the other', async () => {
    const results = await Promise.all([claim(officer, '1'), claim(colleague, '1')]);
    const winner = (await task()).assigneeId;
    expect(results.filter((one) => one.claimed.length === 1)).toHaveLength(1);
    expect(results.flatMap((one) => one.refused)).toEqual([{ id: '1', message: `已由姓名${winner}领取` }]);
    expect(await ledger()).toHaveLength(1);
  });

  it('refuses what is another unit’s, another post’s, gone, or ended', async () => {
    await addTask(db, { jobKey: '2', state: 'COMPLETING', candidateUnitId: 'employment' });
    await addTask(db, { jobKey: '3', kind: 'application.precheck', candidateRole: 'COUNTER_CLERK' });
    expect((await claim(stranger, '1')).refused[0]?.message).toBe('该任务属于employment科');
    expect((await claim(watcher, '1')).refused[0]?.message).toBe('您的岗位不能办理“办理分办件”');
    expect((await claim(officer, '3')).refused[0]?.message).toBe('该任务由柜员办理');
    expect((await claim(officer, '2', '404')).refused.map((one) => one.message)).toEqual([
      '该任务不存在或已经办理',
      '该任务不存在或已经办理',
    ]);
    expect(await ledger()).toEqual([]);
  });

  it('takes what it may of many and says why not of each other', async () => {
    await addTask(db, { jobKey: '2', candidateUnitId: 'social-card' });
    await addTask(db, { jobKey: '3', candidateUnitId: 'employment' });
    const result = await claim(officer, '1', '2', '3');
    expect(result.claimed).toEqual(['1', '3']);
    expect(result.refused.map((one) => one.id)).toEqual(['2']);
  });

  it('never gives a part to the clerk who accepted the application (R139)', async () => {
    await addTask(db, { jobKey: '2', candidateUnitId: 'counter' });
    expect((await claim(clerk, '2')).refused[0]?.message).toContain('受理和审批须由不同的人办理');
    await db.application.update({ where: { id: 'app-1' }, data: { acceptedById: 'somebody-else' } });
    expect((await claim(clerk, '2')).claimed).toEqual(['2']);
  });

  it('can be taken back by the one who claimed, by nobody else', async () => {
    await claim(officer, '1');
    await expect(releaseTask(as(colleague), deps, { taskId: '1' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await releaseTask(as(officer), deps, { taskId: '1' });
    expect(await task()).toMatchObject({ assigneeId: null, claimedAt: null });
    expect((await claim(colleague, '1')).claimed).toEqual(['1']);
  });
});

describe('the tasks as other commands see them', () => {
  const subject = { subjectType: 'item' as const, subjectId: 'item-1' };
  const require = (actor: Actor) => inTransaction(as(actor), (unit) => tasks.requireMine(unit, subject, 'item.handle'));

  it('are mine only after I took them', async () => {
    await expect(require(officer)).rejects.toMatchObject({ userMessage: '请先领取再办理' });
    await claim(colleague, '1');
    await expect(require(officer)).rejects.toMatchObject({ code: 'FORBIDDEN', userMessage: '已由姓名u2领取' });
    expect(await require(colleague)).toMatchObject({ jobKey: '1' });
  });

  it('end once: they leave the inbox at once and the completion waits in the outbox', async () => {
    await claim(officer, '1');
    const end = () => inTransaction(as(officer), (unit) => tasks.end(unit, '1', { decision: 'GRANT' }));
    await end();
    expect(await task()).toMatchObject({ state: 'COMPLETING', endedById: 'u1', endedAt: NOW });
    await expect(end()).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await db.outboxCommand.findMany({ select: { kind: true, caseId: true, payload: true } })).toEqual([
      { kind: 'completeJob', caseId: 'app-1', payload: { jobKey: '1', variables: { decision: 'GRANT' } } },
    ]);
    await expect(require(officer)).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });
});
