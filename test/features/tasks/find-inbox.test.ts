import ExcelJS from 'exceljs';
import fc from 'fast-check';
import type { InboxQuery, InboxTab } from '../../../server/api/inbox.js';
import type { Db } from '../../../server/db.js';
import { exportInbox } from '../../../server/features/tasks/export-inbox.js';
import { findInbox, findInboxCounts, type ParsedInboxQuery } from '../../../server/features/tasks/find-inbox.js';
import { controlledClock } from '../../../server/shared/clock.js';
import { freshDb } from '../../support/fresh-db.js';
import { addApplication, addItem, addPeople, addTask, deps, HOUR, NOW, user } from './task-fixture.js';
import { randomRuns } from '../../support/random-runs.js';

const officer = user('u1', 'employment', 'UNIT_OFFICER');
const clerk = user('u2', 'counter', 'COUNTER_CLERK', 'COORDINATOR');
const outsider = user('u3', 'employment', 'SUPERVISOR');
const clock = controlledClock(NOW);

let close: () => Promise<void>;
let db: Db;
beforeEach(async () => {
  ({ db, close } = await freshDb());
  await addPeople(db, [officer, clerk, outsider]);
  await addApplication(db, 'app-1', { applicantName: '张三一' });
});
afterEach(() => close());

const ask = (tab: InboxTab, more: Partial<InboxQuery> = {}): ParsedInboxQuery => ({
  tab,
  page: 1,
  pageSize: 25,
  order: 'asc',
  ...more,
});
const idsOf = async (who: typeof officer, query: ParsedInboxQuery) =>
  (await findInbox(db, clock, deps, who, query)).items.map((row) => row.id);
const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR);

describe('the inbox', () => {
  it('holds in 我的 what I took, in 本单位待领 what my unit or post may take, in 已办 what I ended', async () => {
    await addTask(db, { jobKey: 'mine', assigneeId: 'u1', candidateUnitId: 'employment' });
    await addTask(db, { jobKey: 'free', candidateUnitId: 'employment' });
    await addTask(db, { jobKey: 'other-unit', candidateUnitId: 'social-card' });
    await addTask(db, {
      jobKey: 'precheck',
      kind: 'application.precheck',
      candidateRole: 'COUNTER_CLERK',
      subjectId: 'app-1',
    });
    await addTask(db, { jobKey: 'assign', kind: 'item.assign-unit', candidateRole: 'COORDINATOR' });
    await addTask(db, {
      jobKey: 'ending',
      state: 'COMPLETING',
      candidateUnitId: 'employment',
      endedById: 'u1',
      endedAt: at(-1),
    });
    await addTask(db, {
      jobKey: 'ended',
      state: 'COMPLETED',
      candidateUnitId: 'employment',
      endedById: 'u1',
      endedAt: at(-2),
    });
    await addTask(db, { jobKey: 'taken-away', state: 'CANCELED', candidateUnitId: 'employment', endedAt: at(-2) });
    expect(await idsOf(officer, ask('mine'))).toEqual(['mine']);
    expect(await idsOf(officer, ask('unit'))).toEqual(['free']);
    expect(await idsOf(officer, ask('done'))).toEqual(['ending', 'ended']);
    expect((await idsOf(clerk, ask('unit'))).sort()).toEqual(['assign', 'precheck']);
    expect(await idsOf(outsider, ask('unit'))).toEqual([]);
  });

  it('puts 绿色通道 first, then the longest overdue, and what stands still last', async () => {
    const mine = { assigneeId: 'u1' };
    await addTask(db, { jobKey: 'still', ...mine, dueAt: null });
    await addTask(db, { jobKey: 'far', ...mine, dueAt: at(200) });
    await addTask(db, { jobKey: 'today', ...mine, dueAt: at(3) });
    await addTask(db, { jobKey: 'overdue', ...mine, dueAt: at(-1) });
    await addTask(db, { jobKey: 'long-overdue', ...mine, dueAt: at(-100) });
    await addTask(db, { jobKey: 'green', ...mine, dueAt: at(100), greenChannel: true });
    expect(await idsOf(officer, ask('mine'))).toEqual(['green', 'long-overdue', 'overdue', 'today', 'far', 'still']);
    expect(await idsOf(officer, ask('mine', { state: 'OVERDUE' }))).toEqual(['long-overdue', 'overdue']);
    expect(await idsOf(officer, ask('mine', { state: 'DUE_TODAY' }))).toEqual(['today']);
  });

  it('shows the assists asked of me until I reply, with the name masked', async () => {
    await addItem(db, 'i1', 'app-1');
    const ask1 = { itemId: 'i1', userId: 'u1', requestedById: 'u2', requestedAt: NOW, request: '请核对参保记录' };
    await db.itemAssist.create({ data: { id: 'as1', ...ask1 } });
    await db.itemAssist.create({ data: { id: 'as2', ...ask1, repliedAt: NOW, reply: '一致' } });
    const { items, total } = await findInbox(db, clock, deps, officer, ask('assist'));
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ id: 'as1', kindName: '协办', title: '张*一 · 失业登记', number: 'SY-app-1-i1' });
    expect(items[0]?.detail).toContain('请核对参保记录');
  });

  it('finds a text in title or number and takes its wildcards literally', async () => {
    await addTask(db, { jobKey: '1', assigneeId: 'u1', title: '李*七 · 100%', number: 'SY-1' });
    await addTask(db, { jobKey: '2', assigneeId: 'u1', title: '王*八 · 100', number: 'SY-2' });
    expect(await idsOf(officer, ask('mine', { q: '100%' }))).toEqual(['1']);
    expect(await idsOf(officer, ask('mine', { q: 'SY-2' }))).toEqual(['2']);
  });

  it('gives counts and pages that agree with the lists, whatever the data', async () => {
    const instant = fc.option(fc.integer({ min: -72, max: 72 }));
    const task = fc.record({
      kind: fc.constantFrom('item.handle', 'application.precheck', 'item.assign-unit'),
      unit: fc.constantFrom('employment', 'counter', null),
      role: fc.constantFrom('COUNTER_CLERK', 'COORDINATOR', null),
      assignee: fc.constantFrom('u1', 'u2', null),
      state: fc.constantFrom('CREATED', 'CREATED', 'COMPLETING', 'COMPLETED', 'CANCELED'),
      due: instant,
      near: fc.boolean(),
      suspended: fc.boolean(),
      green: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(task, { maxLength: 25 }), fc.integer({ min: 1, max: 7 }), async (tasks, pageSize) => {
        await db.userTask.deleteMany();
        await db.deadline.deleteMany();
        for (const [index, one] of tasks.entries()) {
          const ended = one.state !== 'CREATED';
          const dueAt = one.due === null || one.suspended ? null : at(one.due);
          await addTask(db, {
            jobKey: `k${index}`,
            kind: one.kind,
            candidateUnitId: one.unit,
            candidateRole: one.role,
            assigneeId: one.assignee,
            state: one.state,
            dueAt,
            greenChannel: one.green,
            ...(ended && { endedById: one.assignee, endedAt: NOW }),
          });
          await db.deadline.create({
            data: {
              id: `d${index}`,
              subjectType: one.kind === 'application.precheck' ? 'application' : 'item',
              subjectId: `item-k${index}`,
              caseId: 'app-1',
              kind: 'ITEM_PROMISED',
              budgetValue: 1,
              budgetUnit: 'DAY',
              startsAt: NOW,
              openedAt: NOW,
              sourceText: '',
              dueAt,
              suspended: one.suspended,
              nearDueAt: one.near ? at(-1) : at(90),
            },
          });
        }
        for (const who of [officer, clerk, outsider]) {
          const counts = await findInboxCounts(db, clock, deps, who);
          for (const tab of ['mine', 'unit', 'assist', 'done'] as const) {
            const ids: string[] = [];
            for (let page = 1; ids.length < counts[tab]; page++) {
              const { items, total } = await findInbox(db, clock, deps, who, ask(tab, { page, pageSize }));
              expect(total).toBe(counts[tab]);
              expect(items.length).toBeGreaterThan(0);
              ids.push(...items.map((row) => row.id));
            }
            expect(new Set(ids).size).toBe(counts[tab]);
          }
          for (const [state, n] of [
            ['OVERDUE', counts.overdue],
            ['DUE_TODAY', counts.dueToday],
            ['NEAR_DUE', counts.nearDue],
          ] as const) {
            expect((await findInbox(db, clock, deps, who, ask('mine', { state }))).items).toHaveLength(n);
          }
          const mineOpen = tasks.filter((one) => one.state === 'CREATED' && one.assignee === who.id).length;
          expect(counts.mine).toBe(mineOpen);
        }
      }),
      { numRuns: randomRuns(15) },
    );
  });

  it('exports every row that the list shows, page after page', async () => {
    await db.userTask.createMany({
      data: Array.from({ length: 1203 }, (_, index) => ({
        jobKey: `k${index}`,
        elementInstanceKey: '',
        processInstanceKey: '',
        processId: '',
        elementId: '',
        kind: 'item.handle',
        subjectType: 'item',
        subjectId: `i${index}`,
        caseId: 'app-1',
        assigneeId: 'u1',
        state: 'CREATED',
        createdAt: NOW,
        title: index === 7 ? '=1+1' : `张*一 · ${index}`,
        number: `N${index}`,
      })),
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.read(exportInbox(db, clock, deps, officer, ask('mine')));
    const sheet = workbook.worksheets[0];
    expect(sheet?.rowCount).toBe(1204);
    expect(sheet?.getRow(1).getCell(2).value).toBe('事项');
    const titles = new Set<unknown>();
    sheet?.eachRow((row) => titles.add(row.getCell(2).value));
    expect(titles).toContain('=1+1');
  });
});
