import { afterEach, describe, expect, it } from '@jest/globals';
import { createDraft } from '../../../server/features/applications/create-draft.js';
import { precheckApplication } from '../../../server/features/applications/precheck-application.js';
import { saveDraft } from '../../../server/features/applications/save-draft.js';
import { tableSharedData } from '../../../server/features/applications/shared-data-source.js';
import { signIdNumber } from '../../../server/features/applications/applicant-columns.js';
import { submitApplication } from '../../../server/features/applications/submit-application.js';
import { COMPLETE_FORM, openWorld, type World } from '../items/case-world.js';
import { ProcessDriver } from '../items/process-driver.js';

let world: World;
afterEach(() => world.close());

const draft = async (selectedItems: string[], form: Record<string, unknown> = COMPLETE_FORM) => {
  const { id } = await createDraft(world.asApplicant(''), world.applicationDeps, { oneThingId: 'ot-unemployment' });
  const { version } = await saveDraft(world.asApplicant(id), world.applicationDeps, {
    id,
    version: 1,
    form,
    selectedItems,
  });
  return { id, version };
};

describe('a draft', () => {
  it('starts with the default ticks (R88), keeps only what the form asks for, and is refused when stale', async () => {
    world = await openWorld();
    const { id, draftToken } = await createDraft(world.asApplicant(''), world.applicationDeps, {
      oneThingId: 'ot-unemployment',
    });
    const row = await world.db.application.findUniqueOrThrow({ where: { id } });
    expect(row.selectedItems).toEqual(['unemployment-registration', 'employment-certificate-issue']);
    expect(JSON.stringify(row)).not.toContain(draftToken);
    const save = (version: number) =>
      saveDraft(world.asApplicant(id), world.applicationDeps, {
        id,
        version,
        form: { ...COMPLETE_FORM, unknown: 'x', nested: { a: 1 } },
        selectedItems: ['unemployment-benefit-claim', 'temporary-price-subsidy', 'nothing'],
      });
    expect(await save(1)).toEqual({ version: 2 });
    await expect(save(1)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await world.db.application.findUnique({ where: { id } })).toMatchObject({
      form: COMPLETE_FORM,
      selectedItems: ['unemployment-benefit-claim'],
    });
    await expect(
      saveDraft(world.asApplicant('app_other'), world.applicationDeps, { id, version: 2, form: {}, selectedItems: [] }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is opened at the counter by a clerk only', async () => {
    world = await openWorld();
    const { id, draftToken } = await createDraft(world.as('clerk'), world.applicationDeps, {
      oneThingId: 'ot-unemployment',
    });
    expect(draftToken).toBeNull();
    expect(await world.db.application.findUnique({ where: { id } })).toMatchObject({
      channel: 'COUNTER',
      filedById: 'clerk',
    });
    await expect(
      createDraft(world.as('employment1'), world.applicationDeps, { oneThingId: 'ot-unemployment' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is not opened for a one-thing that the place has closed', async () => {
    world = await openWorld();
    await world.db.oneThing.update({ where: { id: 'ot-hire-employee' }, data: { processId: null } });
    await expect(
      createDraft(world.as('clerk'), world.applicationDeps, { oneThingId: 'ot-hire-employee' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is not submitted once the place has closed its one-thing; what was submitted before goes on', async () => {
    world = await openWorld();
    const driver = new ProcessDriver(world);
    const items = ['unemployment-registration'];
    const { id, version } = await draft(items);
    const applicationId = await world.submit({ items });
    await world.db.oneThing.update({ where: { id: 'ot-unemployment' }, data: { processId: null } });
    await expect(
      submitApplication(world.asApplicant(id), world.applicationDeps, { id, version, commitments: {} }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND', userMessage: '这个“一件事”没有开通网上办理' });
    await driver.pump();
    await precheckApplication(world.as('clerk'), world.applicationDeps, { id: applicationId, result: 'COMPLETE' });
    await driver.pump();
    expect(await world.db.applicationItem.count({ where: { applicationId, status: 'HANDLING' } })).toBe(1);
  });
});

describe('submitting', () => {
  it('says everything that is missing at once and changes nothing (R144)', async () => {
    world = await openWorld({ realCheck: true });
    const { id, version } = await draft(['unemployment-registration', 'unemployment-benefit-claim'], {});
    const failure = (await submitApplication(world.asApplicant(id), world.applicationDeps, {
      id,
      version,
      commitments: {},
    }).catch((error: unknown) => error)) as {
      code: string;
      details: { missing: { key: string; kind: string }[] };
    };
    expect(failure.code).toBe('INVALID_ARGUMENT');
    const keys = failure.details.missing.map((entry) => entry.key);
    expect(keys).toEqual(
      expect.arrayContaining([
        'personName_applicant',
        'idNumber_applicant',
        'mobilePhone_applicant',
        'creditCommitment',
      ]),
    );
    expect(await world.db.application.findUnique({ where: { id } })).toMatchObject({
      status: 'DRAFT',
      number: null,
      version,
    });
    expect(await world.db.outboxCommand.count()).toBe(0);
  });

  it('numbers the applications of a year one after another and starts again in the next', async () => {
    world = await openWorld();
    const numbers: (string | null)[] = [];
    const submit = async () => {
      const id = await world.submit();
      numbers.push((await world.db.application.findUniqueOrThrow({ where: { id } })).number);
    };
    await submit();
    await submit();
    world.clock.set(new Date('2026-12-31T16:00:00Z')); // new year in Shanghai
    await submit();
    expect(numbers).toEqual(['SY-2026-000001', 'SY-2026-000002', 'SY-2027-000001']);
  });

  it('copies name, phone digits and a keyed signature of the ID number, and sends one start message with one id', async () => {
    world = await openWorld();
    const id = await world.submit();
    const row = await world.db.application.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ applicantName: '张三一', phoneLast4: '1234', status: 'SUBMITTED' });
    expect(row.idNumberHash).toBe(signIdNumber(world.applicationDeps.secrets, ' e12345678 '));
    expect(row.idNumberHash).not.toContain('12345678');
    const [message] = await world.db.outboxCommand.findMany();
    expect(message?.payload).toMatchObject({
      message: { name: 'application.submitted', correlationKey: id, variables: { applicationId: id } },
    });
  });

  it('is opened by one process only: a second start ends at once, the same process may ask again', async () => {
    world = await openWorld();
    const driver = new ProcessDriver(world);
    const applicationId = await world.submit();
    expect(await driver.job('application.open', { applicationId }, 'first')).toEqual({ variables: {} });
    expect(await driver.job('application.open', { applicationId }, 'second')).toMatchObject({
      bpmnError: 'CASE_ALREADY_OPEN',
    });
    expect(await driver.job('application.open', { applicationId }, 'first')).toEqual({ variables: {} });
    expect(await world.db.ledgerEvent.count({ where: { action: 'application.opened' } })).toBe(1);
  });
});

describe('materials that are not there', () => {
  const PHOTO = 'photo2inch_applicant';
  const FORM = { ...COMPLETE_FORM, takeDelivery_applicant: '是' };

  it('are fetched from a connected source before anybody is asked for them; what did not come is on record (R133)', async () => {
    world = await openWorld({
      settings: { 'sharedData.sources': [{ dataElement: 'photo2inch', source: '社保卡库' }] },
      sharedData: {
        fetch: (tx, request) =>
          tableSharedData([
            {
              source: '社保卡库',
              dataElement: 'photo2inch',
              idNumberHash: signIdNumber(world.applicationDeps.secrets, 'E12345678'),
            },
          ]).fetch(tx, request),
      },
    });
    const driver = new ProcessDriver(world);
    const found = await world.submit({ form: FORM });
    const other = await world.submit({ form: { ...FORM, idNumber_applicant: 'E99999999' } });
    await driver.pump();
    expect(await world.db.material.findMany({ where: { applicationId: found } })).toMatchObject([
      { key: PHOTO, status: 'SHARED_DATA' },
    ]);
    expect(await world.db.material.count({ where: { applicationId: other } })).toBe(0);
    const lines = await world.db.ledgerEvent.findMany({
      where: { action: 'sharedData.checked' },
      orderBy: { seq: 'asc' },
    });
    expect(lines.map((line) => [line.caseId, (line.detail as { found: boolean }).found])).toEqual([
      [found, true],
      [other, false],
    ]);
  });

  it('can be promised by the applicant (R130); otherwise the clerk cannot accept', async () => {
    world = await openWorld();
    const driver = new ProcessDriver(world);
    const lacks = [{ key: PHOTO, label: '2 寸照片', kind: 'MATERIAL' as const, message: '缺少', serviceItemNames: [] }];
    const deps = {
      ...world.applicationDeps,
      checkSubmission: async (tx: { material: { count(args: object): Promise<number> } }) =>
        (await tx.material.count({ where: { key: PHOTO } })) > 0 ? [] : lacks,
    } as typeof world.applicationDeps;
    const { id, version } = await draft(['employment-certificate-issue']);
    await expect(
      submitApplication(world.asApplicant(id), deps, { id, version, commitments: {} }),
    ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await submitApplication(world.asApplicant(id), deps, { id, version, commitments: { tolerance: [PHOTO] } });
    expect(await world.db.material.findMany()).toMatchObject([{ key: PHOTO, status: 'COMMITMENT' }]);
    await driver.pump();

    await world.db.material.deleteMany();
    const precheck = (toleranceCommitment: boolean) =>
      precheckApplication(world.as('clerk'), deps, { id, result: 'COMPLETE', toleranceCommitment });
    await expect(precheck(false)).rejects.toMatchObject({
      code: 'INVALID_STATE',
      details: { missing: [{ key: PHOTO }] },
    });
    await precheck(true);
    expect(await world.db.material.findMany()).toMatchObject([{ key: PHOTO, status: 'COMMITMENT' }]);
  });

  it('are named in one correction with what the clerk found, even those the clerk overlooked (R144)', async () => {
    world = await openWorld();
    const driver = new ProcessDriver(world);
    const id = await world.submit();
    await driver.pump();
    const deps = {
      ...world.applicationDeps,
      checkSubmission: () =>
        Promise.resolve([
          { key: PHOTO, label: '2 寸照片', kind: 'MATERIAL' as const, message: '缺少“2 寸照片”', serviceItemNames: [] },
        ]),
    };
    await precheckApplication(world.as('clerk'), deps, {
      id,
      result: 'INCOMPLETE',
      missing: [{ key: 'personName_applicant', label: '姓名', kind: 'FIELD', reason: '错字' }],
    });
    const correction = await world.db.correction.findFirstOrThrow();
    expect((correction.entries as { key: string }[]).map((entry) => entry.key)).toEqual([
      'personName_applicant',
      PHOTO,
    ]);
  });
});

describe('the pre-check', () => {
  it('belongs to the clerk who has claimed it, is done once, and waits for its task', async () => {
    world = await openWorld();
    const driver = new ProcessDriver(world);
    const id = await world.submit();
    const precheck = (user: string) =>
      precheckApplication(world.as(user), world.applicationDeps, { id, result: 'COMPLETE' });
    await expect(precheck('clerk')).rejects.toMatchObject({
      code: 'INVALID_STATE',
      userMessage: '任务正在准备，请稍后再试',
    });
    await driver.pump();
    await expect(precheck('employment1')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await world.db.userTask.updateMany({ data: { assigneeId: 'clerk2' } });
    await expect(precheck('clerk')).rejects.toMatchObject({
      code: 'FORBIDDEN',
      userMessage: expect.stringContaining('clerk2') as unknown,
    });
    await precheck('clerk2');
    await expect(precheck('clerk2')).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });
});
