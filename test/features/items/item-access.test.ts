import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getItem } from '../../../server/features/items/get-item.js';
import { findItems } from '../../../server/features/items/find-items.js';
import { replyAssist } from '../../../server/features/items/reply-assist.js';
import { requestAssist } from '../../../server/features/items/request-assist.js';
import { precheckApplication } from '../../../server/features/applications/precheck-application.js';
import {
  refuseByPermission,
  type ItemFacts,
  type PersonVerb,
} from '../../../server/features/items/item-permissions.js';
import { openWorld, userActor, type World } from './case-world.js';
import { ProcessDriver } from './process-driver.js';

const FACTS: ItemFacts = {
  unitId: 'employment',
  unitName: '就业科',
  applicationId: 'app_1',
  acceptedById: 'clerk',
  assigneeId: 'employment1',
  assigneeName: '赵四五',
};
const PEOPLE = ['clerk', 'coordinator', 'style', 'employment1', 'employment2', 'employmentHead', 'service1'] as const;

/** Verb → who may do it on an item of the employment unit that employment1 has claimed. */
const MAY: Record<PersonVerb, (typeof PEOPLE)[number][]> = {
  decide: ['employment1'],
  'request-correction': ['employment1'],
  suspend: ['employment1'],
  return: ['employment1'],
  'end-suspension': ['employment1', 'employment2', 'employmentHead'],
  assist: ['employment1', 'employment2', 'employmentHead'],
  transfer: ['coordinator', 'employment1', 'employmentHead'],
  withdraw: ['clerk'],
  remind: ['clerk', 'coordinator', 'style', 'employmentHead'],
  'assign-unit': ['coordinator'],
};

describe('who may do what on an item', () => {
  const cases = (Object.keys(MAY) as PersonVerb[]).flatMap((verb) =>
    PEOPLE.map((person) => ({ verb, person, allowed: MAY[verb].includes(person) })),
  );
  it.each(cases)('$verb by $person: $allowed', ({ verb, person, allowed }) => {
    expect(refuseByPermission(verb, userActor(person), FACTS) === null).toBe(allowed);
  });

  it('lets a colleague act while nobody has claimed it, and never the clerk who accepted (R139)', () => {
    const unclaimed = { ...FACTS, assigneeId: null };
    expect(refuseByPermission('decide', userActor('employment2'), unclaimed)).toBeNull();
    expect(
      refuseByPermission('decide', userActor('employment2'), { ...unclaimed, acceptedById: 'employment2' }),
    ).toContain('受理和审批');
  });

  it('lets the applicant withdraw his own, not another one', () => {
    expect(refuseByPermission('withdraw', { type: 'APPLICANT', applicationId: 'app_1' }, FACTS)).toBeNull();
    expect(refuseByPermission('withdraw', { type: 'APPLICANT', applicationId: 'app_2' }, FACTS)).not.toBeNull();
  });
});

describe('who may read an item', () => {
  let world: World;
  let id: string;
  let applicationId: string;
  beforeAll(async () => {
    world = await openWorld();
    const driver = new ProcessDriver(world);
    applicationId = await world.submit();
    await driver.pump();
    await precheckApplication(world.as('clerk'), world.applicationDeps, { id: applicationId, result: 'COMPLETE' });
    await driver.pump();
    id = (await world.db.applicationItem.findFirstOrThrow({ where: { serviceItemId: 'unemployment-registration' } }))
      .id;
  });
  afterAll(() => world.close());
  const read = (user: string) => getItem(world.db, world.itemDeps, userActor(user), id);

  it('shows its unit everything, and offers the verbs with reasons', async () => {
    const view = await read('employment1');
    expect(view).toMatchObject({
      number: 'SY-2026-000001-01',
      unitName: '单位 employment',
      status: 'HANDLING',
      application: { id: applicationId, applicantName: '张三一' },
      form: { personName_applicant: '张三一' },
      task: { kind: 'item.handle', assigneeId: null, mine: false },
    });
    expect(view.siblings.map((each) => each.serviceItemId)).toEqual(['employment-certificate-issue']);
    expect(view.actions.filter((each) => each.allowed).map((each) => each.action)).toEqual([
      'decide',
      'request-correction',
      'suspend',
      'return',
      'transfer',
      'assist',
      'mark-green-channel',
    ]);
    expect(view.actions.find((each) => each.action === 'assign-unit')?.reason).toContain('办理中');
    expect(view.deadlines.map((chip) => chip.kind)).toContain('APPLICATION_PROMISED');
    expect(view.timeline.map((entry) => entry.text)).toEqual(['失业登记：分派给单位 employment']);
    expect(view.correctable.map((entry) => entry.key)).toContain('personName_applicant');
  });

  it('refuses another unit, and says whose it is', async () => {
    await expect(read('service1')).rejects.toMatchObject({
      code: 'FORBIDDEN',
      userMessage: expect.stringContaining('单位 employment（0000-1234567）') as unknown,
    });
    await expect(read('clerk')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('opens it to a person who is asked to assist, who replies once', async () => {
    const { version } = await read('employment1');
    await requestAssist(world.as('employment1'), world.itemDeps, {
      id,
      version,
      userId: 'service1',
      request: '请核实培训记录',
    });
    const view = await read('service1');
    expect(view.assists).toMatchObject([{ userName: 'service1', request: '请核实培训记录', reply: null }]);
    expect(view.actions.every((each) => !each.allowed)).toBe(true);
    const assistId = view.assists[0]?.id ?? '';
    await expect(
      replyAssist(world.as('employment2'), world.itemDeps, { id, assistId, reply: '我来答' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await replyAssist(world.as('service1'), world.itemDeps, { id, assistId, reply: '已核实' });
    await expect(
      replyAssist(world.as('service1'), world.itemDeps, { id, assistId, reply: '再答' }),
    ).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });

  it('shows those who only oversee a masked name, phone and number', async () => {
    const view = await read('style');
    expect(view.application.applicantName).toBe('张*一');
    expect(view.form).toMatchObject({
      personName_applicant: '张*一',
      mobilePhone_applicant: '*******1234',
      idNumber_applicant: '*****5678',
    });
  });

  it('lists to an officer what his unit has or he assists in, to an overseer everything, and finds by number and name', async () => {
    const list = async (user: string, query = {}) =>
      (
        await findItems(world.db, world.itemDeps, userActor(user), { page: 1, pageSize: 25, order: 'asc', ...query })
      ).items.map((each) => each.serviceItemId);
    expect(await list('employment1')).toEqual(['unemployment-registration']);
    expect(await list('service1')).toEqual(['unemployment-registration', 'employment-certificate-issue']);
    expect(await list('card1')).toEqual([]);
    expect(await list('style')).toHaveLength(2);
    expect(await list('style', { q: 'sy-2026-000001-02' })).toEqual(['employment-certificate-issue']);
    expect(await list('style', { q: '张三' })).toHaveLength(2);
    expect(await list('style', { q: '李' })).toEqual([]);
    expect(await list('style', { sort: 'dueAt', state: 'OVERDUE' })).toEqual([]);
    expect(await list('style', { sort: 'dueAt' })).toHaveLength(2);
    expect(await list('style', { unitId: 'employment', status: 'HANDLING' })).toEqual(['unemployment-registration']);
    expect(await list('style', { status: 'CLOSED' })).toEqual([]);
  });
});
