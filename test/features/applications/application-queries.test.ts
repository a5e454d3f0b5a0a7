import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { exportApplications } from '../../../server/features/applications/export-applications.js';
import { findApplications } from '../../../server/features/applications/find-applications.js';
import { createDraft } from '../../../server/features/applications/create-draft.js';
import { getApplication } from '../../../server/features/applications/get-application.js';
import { getProgress } from '../../../server/features/applications/get-progress.js';
import { precheckApplication } from '../../../server/features/applications/precheck-application.js';
import { saveDraft } from '../../../server/features/applications/save-draft.js';
import { decideItem } from '../../../server/features/items/decide-item.js';
import { exportItems } from '../../../server/features/items/export-items.js';
import { requestItemCorrection } from '../../../server/features/items/request-item-correction.js';
import { inTransaction } from '../../../server/shared/command-context.js';
import { COMPLETE_FORM, openWorld, userActor, type World } from '../items/case-world.js';
import { ProcessDriver } from '../items/process-driver.js';

let world: World;
let driver: ProcessDriver;
let first: string;
let second: string;
let draftId: string;

beforeAll(async () => {
  world = await openWorld();
  driver = new ProcessDriver(world);
  first = await world.submit();
  world.clock.advance(3_600_000);
  second = await world.submit({
    items: ['social-card-issue'],
    form: { ...COMPLETE_FORM, personName_applicant: '李四' },
  });
  draftId = (await createDraft(world.as('clerk'), world.applicationDeps, { oneThingId: 'ot-unemployment' })).id;
  await driver.pump();
  await precheckApplication(world.as('clerk'), world.applicationDeps, { id: first, result: 'COMPLETE' });
  await driver.pump();
});
afterAll(() => world.close());

const list = async (user: string, query = {}) => {
  const page = await findApplications(world.db, world.applicationDeps, userActor(user), {
    page: 1,
    pageSize: 25,
    order: 'desc',
    ...query,
  });
  expect(page.total).toBe(page.items.length);
  return page.items.map((row) => row.id);
};

describe('the list of applications', () => {
  it('shows the counter and the overseers all, an officer those with an item of his unit, others nothing', async () => {
    expect(await list('clerk')).toEqual([second, first]);
    expect(await list('style')).toEqual([second, first]);
    expect(await list('employment1')).toEqual([first]);
    expect(await list('card1')).toEqual([]);
    const designer = { ...userActor('style'), roles: ['PROCESS_DESIGNER' as const] };
    await expect(
      findApplications(world.db, world.applicationDeps, designer, { page: 1, pageSize: 25, order: 'desc' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('finds by number, by item number and by the beginning of a name, and filters', async () => {
    expect(await list('clerk', { q: 'SY-2026-000001' })).toEqual([first]);
    expect(await list('clerk', { q: 'sy-2026-000001-02' })).toEqual([first]);
    expect(await list('clerk', { q: '李' })).toEqual([second]);
    expect(await list('clerk', { status: 'SUBMITTED' })).toEqual([second]);
    expect(await list('clerk', { unitId: 'employment' })).toEqual([first]);
    expect(await list('clerk', { channel: 'COUNTER' })).toEqual([]);
    expect(await list('clerk', { sort: 'number', order: 'asc' })).toEqual([first, second]);
    expect(await list('clerk', { sort: 'promisedDueAt' })).toHaveLength(2);
    expect(await list('clerk', { q: `' OR 1=1 --` })).toEqual([]);
  });

  it('shows a draft to the clerk who files it only, and lets nobody else change it', async () => {
    expect(await list('clerk', { status: 'DRAFT' })).toEqual([draftId]);
    expect(await list('clerk2', { status: 'DRAFT' })).toEqual([]);
    await expect(getApplication(world.db, world.applicationDeps, userActor('clerk2'), draftId)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(
      saveDraft(world.as('clerk2'), world.applicationDeps, { id: draftId, version: 1, form: {}, selectedItems: [] }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('goes to a workbook with the same rows', async () => {
    const read = async (stream: NodeJS.ReadableStream) => {
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.read(stream as never);
      const rows: unknown[][] = [];
      workbook.worksheets[0]?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
      return rows;
    };
    const applications = await read(
      exportApplications(world.db, world.applicationDeps, userActor('style'), {
        page: 1,
        pageSize: 1,
        order: 'asc',
        sort: 'number',
      }),
    );
    expect(applications.slice(1).map((row) => row.slice(0, 6))).toEqual([
      ['SY-2026-000001', '失业“一件事”', '张*一', '办理中', '网上', '2026-11-02 10:00'],
      ['SY-2026-000002', '失业“一件事”', '李*', '待预审', '网上', '2026-11-02 11:00'],
    ]);
    const items = await read(
      exportItems(world.db, world.itemDeps, userActor('clerk'), { page: 1, pageSize: 1, order: 'asc' }),
    );
    expect(items.slice(1).map((row) => row[0])).toEqual(['SY-2026-000001-01', 'SY-2026-000001-02']);
  });
});

describe('the page of an application', () => {
  it('shows form, items, timeline and the verbs with reasons', async () => {
    const view = await getApplication(world.db, world.applicationDeps, userActor('clerk'), second);
    expect(view).toMatchObject({
      number: 'SY-2026-000002',
      applicantName: '李四',
      status: 'SUBMITTED',
      task: { kind: 'application.precheck', assigneeId: null, mine: false },
      items: [],
    });
    expect(view.actions).toEqual([
      { action: 'precheck', label: '预审', allowed: true, reason: null },
      { action: 'supply-correction', label: '代为补正', allowed: false, reason: '目前没有等待补正的内容' },
      { action: 'mark-green-channel', label: '标为绿色通道', allowed: true, reason: null },
      { action: 'withdraw', label: '撤回', allowed: true, reason: null },
    ]);
    const officer = await getApplication(world.db, world.applicationDeps, userActor('employment1'), first);
    expect(officer.items.map((item) => [item.serviceItemId, item.unitName])).toEqual([
      ['unemployment-registration', '单位 employment'],
      ['employment-certificate-issue', '单位 employment-service'],
    ]);
    expect(officer.actions.filter((each) => each.allowed).map((each) => each.action)).toEqual(['mark-green-channel']);
    expect(officer.timeline.map((entry) => entry.text)).toEqual(
      expect.arrayContaining([
        '提交失业“一件事”申请 SY-2026-000001，勾选 2 个事项，已签署信用承诺',
        '打包受理 SY-2026-000001，出具受理凭证',
        '拆包分办：2 个分办件',
      ]),
    );
    expect(officer.deadline).toMatchObject({ kind: 'APPLICATION_PROMISED' });
  });

  it('refuses an officer whose unit has no part, and says whom to ask', async () => {
    await expect(getApplication(world.db, world.applicationDeps, userActor('card1'), first)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      userMessage: expect.stringContaining('综合窗口') as unknown,
    });
    await expect(getApplication(world.db, world.applicationDeps, userActor('clerk'), 'app_none')).rejects.toMatchObject(
      { code: 'NOT_FOUND' },
    );
  });
});

describe('the progress an applicant sees (R123)', () => {
  const progress = (id: string) =>
    getProgress(
      world.db,
      { ...world.applicationDeps, findRatingLink: () => Promise.resolve({ token: null, rated: false }) },
      id,
    );

  it('goes item by item with unit and promised day, before, during and after', async () => {
    expect(await progress(second)).toMatchObject({
      status: 'SUBMITTED',
      promise: '正在预审，通过后受理',
      items: [],
      contactPhone: '0000-1234567',
    });
    const view = await progress(first);
    expect(view.promise).toMatch(/^预计 \d+ 月 \d+ 日（周.）前办结$/);
    expect(view.items.map((item) => item.unitName)).toEqual(['单位 employment', '单位 employment-service']);
    expect(view.items[0]?.promise).toMatch(/^预计/);
    expect(view.steps.map((step) => step.state)).toEqual(['done', 'done', 'now', 'next', 'next']);
    await expect(progress(draftId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('says what is waited for, and in the end gives the combined feedback', async () => {
    const [registration, certificate] = await world.db.applicationItem.findMany({
      where: { applicationId: first },
      orderBy: { sortOrder: 'asc' },
    });
    if (!registration || !certificate) throw new Error('Expected two items');
    await requestItemCorrection(world.as('employment1'), world.itemDeps, {
      id: registration.id,
      version: registration.version,
      entries: [{ key: 'personName_applicant', label: '', kind: 'FIELD', reason: '与证件不符' }],
    });
    await driver.pump();
    const waiting = await progress(first);
    expect(waiting.promise).toBe('等您补交 1 项内容，补交的部分暂停计时');
    expect(waiting.corrections).toMatchObject([
      { itemName: '失业登记', entries: [{ label: '姓名', supplied: false }] },
    ]);
    expect(waiting.items.map((item) => item.promise)).toEqual(['等您补正，暂停计时', expect.stringMatching(/^预计/)]);

    await world.db.correction.updateMany({ data: { status: 'SUPPLIED' } });
    await world.db.applicationItem.update({
      where: { id: registration.id },
      data: { status: 'CLOSED', outcome: 'GRANTED' },
    });
    await decideItem(world.as('service1'), world.itemDeps, {
      id: certificate.id,
      version: certificate.version,
      decision: 'REFUSE',
      reason: '照片不符',
    });
    await world.db.applicationItem.update({
      where: { id: certificate.id },
      data: { status: 'CLOSED', outcome: 'REFUSED' },
    });
    await driver.job('application.composeFeedback', { applicationId: first });
    const done = await progress(first);
    expect(done.promise).toBe('已全部办完，请查看综合反馈');
    expect(done.feedback?.items.map((item) => item.outcomeText)).toEqual(['予以办理', '不予办理']);
    expect(done.steps.map((step) => step.state)).toEqual(['done', 'done', 'done', 'done', 'now']);
  });
});

describe('the timeline and the rating', () => {
  it('tells 行风办 how the applicant rated, and not those who handled the case (R82)', async () => {
    await inTransaction(world.as('style'), ({ ledger }) =>
      ledger({
        action: 'rating.submitted',
        subjectType: 'rating',
        subjectId: 'rating_1',
        caseId: first,
        summary: '申请人评价：不满意',
      }),
    );
    const timelineOf = async (user: string) =>
      (await getApplication(world.db, world.applicationDeps, userActor(user), first)).timeline.map((line) => line.text);
    expect(await timelineOf('style')).toContain('申请人评价：不满意');
    expect(await timelineOf('employment1')).not.toContain('申请人评价：不满意');
    expect(await timelineOf('clerk')).not.toContain('申请人评价：不满意');
  });
});
