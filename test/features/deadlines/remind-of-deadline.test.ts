import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDeadlinesJobs } from '../../../server/features/deadlines/deadlines-jobs.js';
import type { Job, JobHandler } from '../../../server/engine/job-handler.js';
import { findNotices } from '../../../server/features/notices/find-notices.js';
import { readNotices } from '../../../server/features/notices/read-notices.js';
import type { Actor } from '../../../server/shared/actor.js';
import { openOffice, type Office } from './deadline-office.js';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const run = (type: 'deadline.warn' | 'deadline.remind', subjectId = 'item-1', subject = 'item') => {
  const job: Job = {
    key: '1',
    type,
    bpmnProcessId: 'ItemHandlingProcess',
    processInstanceKey: '1',
    elementId: 'Task',
    elementInstanceKey: '1',
    headers: { subject },
    variables: { subjectId },
  };
  const handler = createDeadlinesJobs(office)[type] as JobHandler;
  return office.write((unit) => handler(unit, job));
};
const official = (id: string): Actor => ({
  type: 'USER',
  id,
  name: '',
  post: '经办',
  unitId: 'employment',
  unitName: '',
  roles: ['UNIT_OFFICER'],
});
const PAGE = { page: 1, pageSize: 25, order: 'asc' } as const;
const notices = async () =>
  (await office.db.notice.findMany({ orderBy: { id: 'asc' } }))
    .map((row) => `${row.kind} ${row.recipientType} ${row.recipientId}`)
    .sort();

describe('提醒经办人', () => {
  it('goes to the handler, once, and leaves no line', async () => {
    await office.addItem('item-1', { handlerId: 'user-1' });
    await office.open('item-1', 3, 'WORKING_DAY');
    expect(await run('deadline.warn')).toEqual({ variables: {} });
    await run('deadline.warn');
    expect(await notices()).toEqual(['deadline.warn USER user-1']);
    expect(await office.db.ledgerEvent.count({ where: { action: 'item.reminded' } })).toBe(0);
  });

  it('goes to the unit while nobody has claimed the item', async () => {
    await office.addItem('item-1');
    await office.open('item-1', 3, 'WORKING_DAY');
    await run('deadline.warn');
    expect(await notices()).toEqual(['deadline.warn UNIT employment']);
  });
});

describe('催办', () => {
  it('goes to unit and handler, once, with one line in the ledger', async () => {
    await office.addItem('item-1', { handlerId: 'user-1' });
    await office.open('item-1', 3, 'WORKING_DAY');
    await run('deadline.remind');
    await run('deadline.remind');
    expect(await notices()).toEqual(['deadline.remind UNIT employment', 'deadline.remind USER user-1']);
    expect(await office.db.ledgerEvent.findMany({ where: { action: 'item.reminded' } })).toMatchObject([
      { subjectType: 'item', subjectId: 'item-1', caseId: 'app-1', summary: '超期自动催办承办单位' },
    ]);
  });

  it('reaches the handler once, though the handler is of the unit, and every colleague once', async () => {
    await office.addItem('item-1', { handlerId: 'user-1' });
    await office.open('item-1', 3, 'WORKING_DAY');
    await run('deadline.remind');
    const told = async (id: string) => (await findNotices(office.db, official(id), PAGE)).items.map(({ kind }) => kind);
    expect(await told('user-1')).toEqual(['deadline.remind']);
    expect(await told('user-2')).toEqual(['deadline.remind']);
    const mine = await office.db.notice.findFirstOrThrow({ where: { recipientType: 'UNIT' } });
    expect(await readNotices(office.contextOf(official('user-1')), [mine.id])).toEqual({ read: 0 });
  });

  it('comes too late for an item that is closed, and goes nowhere', async () => {
    await office.addItem('item-1', { handlerId: 'user-1' });
    await office.open('item-1', 3, 'WORKING_DAY');
    await office.end('item-1');
    await run('deadline.remind');
    expect(await notices()).toEqual([]);
  });

  it('refuses a subject that it does not know, so that the job fails and is seen', async () => {
    await expect(run('deadline.remind', 'item-1', 'problem')).rejects.toThrow('subject problem');
  });
});
