import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { possibleSelection } from '../../../server/api/form-rules.js';
import { formFor } from '../../../server/features/applications/find-applicant-name.js';
import { signIdNumber } from '../../../server/features/applications/applicant-columns.js';
import { createDraft } from '../../../server/features/applications/create-draft.js';
import { saveDraft } from '../../../server/features/applications/save-draft.js';
import { submitApplication } from '../../../server/features/applications/submit-application.js';
import { getOneThingForm } from '../../../server/features/catalogue/get-one-thing-form.js';
import { draftBody } from '../../../server/features/portal/portal-schemas.js';
import type { UserActor } from '../../../server/shared/actor.js';
import { fillForm } from '../../support/fill-form.js';
import { openWorld, type World } from '../items/case-world.js';

/** Who applies in each bundle, and who can be found by it (002 附件1; R102, R108). */
const APPLICANTS: [oneThingId: string, filer: Record<string, unknown>, name: string, phone: string, person: string][] =
  [
    ['ot-social-card', { applicantFiler: '代办人办理' }, 'personName_applicant', 'mobilePhone_applicant', 'applicant'],
    ['ot-unemployment', { applicantFiler: '本人办理' }, 'personName_applicant', 'mobilePhone_applicant', 'applicant'],
    [
      'ot-graduate-employment',
      { applicantFiler: '本人办理' },
      'personName_applicant',
      'mobilePhone_applicant',
      'applicant',
    ],
    ['ot-start-business', { applicantFiler: '本人办理' }, 'personName_applicant', 'mobilePhone_applicant', 'applicant'],
    ['ot-hire-employee', {}, 'employerName_employer', 'mobilePhone_handler', 'employee'],
    ['ot-terminate-contract', {}, 'employerName_employer', 'mobilePhone_handler', 'employee'],
    ['ot-public-institution-hire', {}, 'employerName_employer', 'mobilePhone_handler', 'employee'],
    [
      'ot-employee-retirement',
      { retirementFiler: '职工本人' },
      'personName_employee',
      'mobilePhone_employee',
      'employee',
    ],
    [
      'ot-employee-retirement',
      { retirementFiler: '用人单位' },
      'personName_employee',
      'mobilePhone_handler',
      'employee',
    ],
    ['ot-employee-retirement', { retirementFiler: '代办人' }, 'personName_employee', 'mobilePhone_agent', 'employee'],
    ['ot-work-death-benefit', { deathFiler: '亲属' }, 'personName_agent', 'mobilePhone_agent', 'deceased'],
    ['ot-work-death-benefit', { deathFiler: '用人单位' }, 'employerName_employer', 'mobilePhone_agent', 'deceased'],
    ['ot-retiree-death', {}, 'personName_agent', 'mobilePhone_agent', 'deceased'],
  ];

let world: World;
beforeAll(async () => {
  world = await openWorld({ realCheck: true });
});
afterAll(() => world.close());

const formOf = (oneThingId: string) =>
  getOneThingForm(world.db, world.clock, world.applicationDeps.settings, oneThingId);

/** As the portal's own door takes it: whatever is filled in passes as JSON. */
const throughTheDoor = <T>(body: T): T => draftBody.parse(JSON.parse(JSON.stringify(body))) as T;

async function apply(oneThingId: string, given: Record<string, unknown>) {
  const definition = await formOf(oneThingId);
  const all = definition.items.map((item) => item.serviceItemId);
  const form = fillForm(definition, possibleSelection(definition.items, all), { option: 0, tick: true }, given);
  const { id } = await createDraft(world.asApplicant(''), world.applicationDeps, { oneThingId });
  const context = world.asApplicant(id);
  const { version } = await saveDraft(context, world.applicationDeps, {
    id,
    ...throughTheDoor({ version: 1, form, selectedItems: all }),
  });
  const tolerance = definition.materials.map(({ key }) => key);
  await submitApplication(context, world.applicationDeps, { id, version, commitments: { credit: true, tolerance } });
  return { definition, row: await world.db.application.findUniqueOrThrow({ where: { id } }) };
}

describe('an application of each of the ten bundles', () => {
  it.each(APPLICANTS)('%s %j is found by who applies', async (oneThingId, filer, name, phone, person) => {
    const answers = {
      ...filer,
      [name]: '张三一',
      [phone]: '13900004321',
      [`idNumber_${person}`]: 'E12345678',
      [`idType_${person}`]: '护照',
    };
    const { definition, row } = await apply(oneThingId, answers);
    expect(row).toMatchObject({
      status: 'SUBMITTED',
      applicantName: '张三一',
      phoneLast4: '4321',
      idNumberHash: signIdNumber(world.applicationDeps.secrets, 'E12345678'),
    });
    const form = row.form as Record<string, unknown>;
    const names = definition.fields.filter(({ type, key }) => type === 'personName' && key in form);
    const overseen = formFor({ roles: ['STYLE_OFFICE'] } as unknown as UserActor, definition.fields, form);
    for (const { key } of names) expect(overseen[key]).toMatch(/^张\*/);
  });

  it('keeps nothing of what was typed for another filer', async () => {
    const stale = { applicantFiler: '本人办理', personName_agent: '李四一', mobilePhone_agent: '13900009999' };
    const { row } = await apply('ot-social-card', stale);
    expect(JSON.stringify(row.form)).not.toContain('李四一');
    expect(row.form).not.toHaveProperty('mobilePhone_agent');
  });

  it('keeps several ticked situations as a list, and nothing else as one (R103)', async () => {
    const situations = ['停工留薪期内死亡', '下落不明达到法定期限由人民法院宣告死亡'];
    const { row, definition } = await apply('ot-work-death-benefit', {
      otWorkDeathBenefitLumpSumSituations: situations,
      personName_agent: '张三一',
    });
    expect(row.form).toMatchObject({ otWorkDeathBenefitLumpSumSituations: situations });
    const { id } = await createDraft(world.asApplicant(''), world.applicationDeps, { oneThingId: definition.id });
    await saveDraft(world.asApplicant(id), world.applicationDeps, {
      id,
      version: 1,
      form: { otWorkDeathBenefitLumpSumSituations: [1, { a: 1 }, '停工留薪期内死亡'], personName_agent: ['张三一'] },
      selectedItems: [],
    });
    const draft = await world.db.application.findUniqueOrThrow({ where: { id } });
    expect(draft.form).toMatchObject({ otWorkDeathBenefitLumpSumSituations: ['停工留薪期内死亡'] });
    expect(draft.form).not.toHaveProperty('personName_agent');
  });
});
