import { describe, expect, it } from '@jest/globals';
import {
  initialSelection,
  neededMaterials,
  possibleSelection,
  toggleItem,
  visibleFields,
  withAutomaticItems,
} from '../../../server/api/form-rules.js';
import { checkField } from '../../../server/api/check-field.js';
import { buildForm } from '../../../server/features/catalogue/build-form.js';
import { checkForm } from '../../../server/features/catalogue/check-form.js';
import { fillForm } from '../../support/fill-form.js';
import { BUNDLES, bundle, data } from './every-bundle.js';

const item = (oneThingId: string, serviceItemId: string) => {
  const found = bundle(oneThingId).definition.items.find((each) => each.serviceItemId === serviceItemId);
  if (!found) throw new Error(`${oneThingId} lost ${serviceItemId}`);
  return found;
};
const shown = (oneThingId: string, items: string[], form: Record<string, unknown> = {}) =>
  visibleFields(bundle(oneThingId).definition.fields, items, form).map(({ label }) => label);

describe('ticks, default ticks and automatic items of the ten bundles (R88–R96)', () => {
  it('starts each bundle with the default ticks of the document', () => {
    const start = Object.fromEntries(
      BUNDLES.map(({ oneThing, definition }) => [oneThing.id, initialSelection(definition.items)]),
    );
    expect(start).toEqual({
      'ot-hire-employee': ['contributor-increase-declaration', 'social-card-issue'],
      'ot-terminate-contract': ['contributor-decrease-declaration', 'labour-use-filing'],
      'ot-unemployment': ['unemployment-registration', 'employment-certificate-issue'],
      'ot-graduate-employment': ['employment-registration', 'employment-certificate-issue', 'social-card-issue'],
      'ot-public-institution-hire': [
        'public-institution-new-hire-info',
        'employee-insurance-registration',
        'contributor-increase-declaration',
        'social-card-issue',
      ],
      'ot-start-business': [
        'unit-insurance-registration',
        'social-card-issue',
        'employment-registration',
        'employment-certificate-issue',
        'labour-use-filing',
      ],
      'ot-employee-retirement': ['work-injury-benefit-difference', 'unemployment-benefit-stop', 'labour-use-filing'],
      'ot-work-death-benefit': ['contributor-decrease-declaration', 'social-card-function-cancellation'],
      'ot-retiree-death': ['social-card-function-cancellation'],
      'ot-social-card': [],
    });
  });

  it.each([
    ['ot-terminate-contract', 'labour-use-filing'],
    ['ot-start-business', 'labour-use-filing'],
    ['ot-start-business', 'employment-registration'],
    ['ot-start-business', 'employment-certificate-issue'],
    ['ot-employee-retirement', 'labour-use-filing'],
    ['ot-employee-retirement', 'work-injury-benefit-difference'],
    ['ot-employee-retirement', 'unemployment-benefit-stop'],
  ])('handles in %s the default tick %s by itself, and lets it be taken away (R93, R94, R95)', (oneThingId, id) => {
    const { items } = bundle(oneThingId).definition;
    expect(item(oneThingId, id)).toMatchObject({ automatic: true, selectable: true, defaultSelected: true });
    const start = initialSelection(items);
    expect(withAutomaticItems(items, start)).toContain(id);
    expect(withAutomaticItems(items, toggleItem(items, start, id))).not.toContain(id);
  });

  it('adds the meal subsidy by itself only with hospital costs (R91)', () => {
    const { items, fields } = bundle('ot-work-death-benefit').definition;
    const inpatient = fields.find(({ label }) => label === '有住院费用')!.key;
    const of = (form: Record<string, unknown>) => withAutomaticItems(items, ['work-injury-medical-expense'], form);
    expect(of({ [inpatient]: true })).toContain('hospital-meal-subsidy');
    expect(of({ [inpatient]: false })).not.toContain('hospital-meal-subsidy');
    expect(withAutomaticItems(items, ['work-death-lump-sum'], { [inpatient]: true })).not.toContain(
      'hospital-meal-subsidy',
    );
  });

  it('ticks the appraisal with early retirement, takes both away together, and asks for the special work (R92)', () => {
    const { items } = bundle('ot-employee-retirement').definition;
    const both = toggleItem(items, [], 'early-retirement-application');
    expect(both).toEqual(['early-retirement-application', 'labour-ability-appraisal']);
    expect(toggleItem(items, both, 'labour-ability-appraisal')).toEqual(['early-retirement-application']);
    expect(toggleItem(items, both, 'early-retirement-application')).toEqual([]);
    expect(possibleSelection(items, ['labour-ability-appraisal'])).toEqual([]);
    const special = { otEmployeeRetirementRetirementEarlyType: '特殊工种提前退休' };
    const labels = ['从事特殊工种名称', '从事特殊工种性质', '从事特殊工种工作年限', '从事特殊工种从事单位'];
    expect(shown('ot-employee-retirement', both, special)).toEqual(expect.arrayContaining(labels));
    expect(shown('ot-employee-retirement', both).filter((label) => labels.includes(label))).toEqual([]);
  });

  it.each(['ot-hire-employee', 'ot-public-institution-hire', 'ot-start-business'])(
    'lets %s tell of a benefit that must stop (R96)',
    (oneThingId) => {
      expect(item(oneThingId, 'unemployment-benefit-stop')).toMatchObject({
        name: '失业保险金停发',
        selectable: true,
        defaultSelected: false,
      });
    },
  );

  it('takes 增员申报 and 申报缴费基数 along with 职工参保登记', () => {
    const { items } = bundle('ot-start-business').definition;
    expect(withAutomaticItems(items, ['employee-insurance-registration'])).toEqual([
      'employee-insurance-registration',
      'contributor-increase-declaration',
      'contribution-base-declaration',
    ]);
    expect(withAutomaticItems(items, ['entrepreneurship-guidance'])).toEqual(['entrepreneurship-guidance']);
    expect(item('ot-start-business', 'contribution-base-declaration').note).toBe('随“职工参保登记”一起办');
    expect(item('ot-start-business', 'entrepreneurship-guidance').note).toBeNull();
  });

  it('puts options below the heading of their group, and marks what another department handles (R105)', () => {
    expect(item('ot-hire-employee', 'employer-graduate-insurance-subsidy').subgroup).toBe('补贴申领');
    expect(item('ot-hire-employee', 'electronic-labour-contract').subgroup).toBe('劳动关系');
    expect(item('ot-graduate-employment', 'career-guidance').subgroup).toBe('就业服务');
    expect(item('ot-hire-employee', 'social-card-issue').subgroup).toBeNull();
    const departments = bundle('ot-public-institution-hire').definition.items.filter(({ department }) => department);
    expect(departments.map(({ name, department }) => [name, department])).toEqual([
      ['编制部门入编手续办理', '编制部门'],
      ['财政部门工资统发', '财政部门'],
      ['公积金办理', '公积金管理机构'],
    ]);
  });

  it('can leave the registration of a new company to the business register (R112)', () => {
    const { oneThing } = bundle('ot-start-business');
    const place = {
      ...data.place,
      fields: { ...data.place.fields, 'unit-insurance-registration': { elsewhere: '已并入企业开办登记' } },
    };
    const { items } = buildForm(oneThing, oneThing.sections, place, new Map(), []);
    expect(initialSelection(items)).not.toContain('unit-insurance-registration');
    expect(withAutomaticItems(items, ['unit-insurance-registration'])).toEqual([]);
    expect(items.find((each) => each.serviceItemId === 'unit-insurance-registration')?.note).toBe('已并入企业开办登记');
  });

  it('asks for at least one of the insurances that an employee or a company is enrolled in', () => {
    const { definition } = bundle('ot-hire-employee');
    const [first] = definition.fields.filter(({ oneOf }) => oneOf !== null);
    expect(first?.oneOf).toHaveLength(3);
    expect(first?.asks).toEqual([{ serviceItemId: 'contributor-increase-declaration', when: [] }]);
    expect(bundle('ot-start-business').definition.fields.filter(({ oneOf }) => oneOf !== null)).toHaveLength(1);
  });
});

describe('whose data, which account, which address (R98–R104)', () => {
  it.each(BUNDLES.map(({ oneThing, definition, everything }) => [oneThing.name, definition, everything] as const))(
    'takes the account of the social card in %s unless another is wanted (R98)',
    (_, definition, everything) => {
      const accounts = definition.fields.filter(({ type }) => type === 'bankAccount').map(({ key }) => key);
      const everybody = Object.fromEntries(
        definition.fields.filter(({ key }) => key.endsWith('_more')).map(({ key }) => [key, true]),
      );
      const visible = (form: Record<string, unknown>) =>
        visibleFields(definition.fields, everything, { ...everybody, ...form }).map(({ key }) => key);
      for (const key of accounts) {
        expect(visible({})).not.toContain(key);
        const suffix = definition.fields.some((field) => field.key === `${key}_differs`) ? 'differs' : 'other';
        const tick = definition.fields.find((field) => field.key === `${key}_${suffix}`);
        if (suffix === 'other') expect(tick?.otherwise?.text).toMatch(/社保卡银行账户$/);
        expect(visible({ [`${key}_${suffix}`]: true })).toEqual(expect.arrayContaining([key, `${key}_bank`]));
      }
    },
  );

  it('lets two benefits go to one account, and one of them to another on purpose (R99)', () => {
    const pension = 'pension-benefit-account-maintenance';
    const injury = 'work-injury-benefit-account-maintenance';
    const tick = '“继承人工伤待遇账户”是另一个账户';
    expect(shown('ot-retiree-death', [pension, injury])).toContain(tick);
    expect(shown('ot-retiree-death', [injury])).not.toContain(tick);
    expect(shown('ot-retiree-death', [pension])).not.toContain(tick);
    const apart = shown('ot-retiree-death', [pension, injury], {
      bankAccount_heir_other: true,
      otRetireeDeathWorkInjuryBenefitAccountHeirAccount_differs: true,
    });
    expect(apart).toEqual(expect.arrayContaining(['继承人银行账户：账号', '继承人工伤待遇账户：账号']));
  });

  it('asks where to mail only when mailing was chosen, by either of two who ask, and once (R100)', () => {
    const { fields } = bundle('ot-hire-employee').definition;
    const items = ['social-card-issue', 'archive-transfer-in'];
    const pickup = 'otHireEmployeeCardCardIssuePickup';
    const letter = 'otHireEmployeePersonnelArchiveInLetterMethod';
    const mailing = (form: Record<string, unknown>, ticked = items) =>
      visibleFields(fields, ticked, form).filter(({ key }) => key.startsWith('mailing')).length;
    expect(mailing({ [pickup]: '现场领取', [letter]: '现场领取' })).toBe(0);
    expect(mailing({ [pickup]: '邮寄', [letter]: '现场领取' })).toBe(3);
    expect(mailing({ [pickup]: '现场领取', [letter]: '邮寄' })).toBe(3);
    expect(mailing({ [pickup]: '邮寄', [letter]: '邮寄' })).toBe(3);
    // an answer of an item that is no longer ticked decides nothing
    expect(mailing({ [pickup]: '现场领取', [letter]: '邮寄' }, ['social-card-issue'])).toBe(0);
  });

  it('asks graduates for the address always, for it is basic information of theirs (R100)', () => {
    expect(shown('ot-graduate-employment', [])).toEqual(
      expect.arrayContaining(['邮寄地址', '收件人', '收件人联系电话']),
    );
  });

  it('asks about mailing a card only when there will be a card', () => {
    const mail = { otSocialCardBasicMailService: true };
    expect(shown('ot-social-card', ['social-card-password'], mail)).not.toContain('邮寄地址');
    expect(shown('ot-social-card', ['social-card-renewal'], mail)).toContain('邮寄地址');
  });

  it.each(['ot-retiree-death', 'ot-work-death-benefit'])(
    'registers in %s the agent and what he is to the deceased (R102)',
    (id) => {
      expect(shown(id, [])).toEqual(
        expect.arrayContaining(['代办人姓名', '代办人证件号码', '代办人手机号码', '代办人与过世人关系']),
      );
    },
  );

  it('lets the three special situations of a death at work be registered (R103)', () => {
    const situations = bundle('ot-work-death-benefit').definition.fields.find(({ type }) => type === 'choices');
    expect(situations?.options).toEqual([
      '停工留薪期内死亡',
      '一至四级停工留薪期满后死亡',
      '下落不明达到法定期限由人民法院宣告死亡',
    ]);
    expect(shown('ot-work-death-benefit', ['work-death-lump-sum'])).toContain(situations?.label);
    expect(shown('ot-work-death-benefit', ['remote-work-injury-medical-report'])).not.toContain(situations?.label);
  });

  it.each(['ot-unemployment', 'ot-graduate-employment'])('asks in %s who may read the CV (R104)', (id) => {
    const { fields } = bundle(id).definition;
    expect(fields.find(({ label }) => label === '简历公开程度')).toMatchObject({
      options: ['只对投递的单位公开', '对全部单位公开', '不公开'],
      required: true,
    });
  });

  it.each(['ot-unemployment', 'ot-graduate-employment', 'ot-start-business', 'ot-social-card'])(
    'takes %s from the person himself unless an agent registers as such (R108)',
    (id) => {
      const agent = ['代办人姓名', '代办人证件号码', '代办人手机号码', '代办人与本人关系'];
      expect(shown(id, [], { applicantFiler: '代办人办理' })).toEqual(expect.arrayContaining(agent));
      expect(shown(id, [], { applicantFiler: '本人办理' }).filter((label) => agent.includes(label))).toEqual([]);
    },
  );

  it('asks an employer for its name and code and for whoever files', () => {
    const employer = ['单位名称', '统一社会信用代码', '单位经办人姓名', '单位经办人手机号码'];
    for (const id of ['ot-hire-employee', 'ot-terminate-contract', 'ot-public-institution-hire'])
      expect(shown(id, []).slice(0, 4)).toEqual(employer);
    expect(shown('ot-employee-retirement', [], { retirementFiler: '用人单位' }).slice(1, 5)).toEqual(employer);
    expect(shown('ot-employee-retirement', [], { retirementFiler: '职工本人' })).not.toContain('单位名称');
  });

  it('knows whose account it is: heirs and dependants are asked for their names', () => {
    expect(shown('ot-work-death-benefit', ['dependant-pension'])).toContain('供养亲属姓名');
    expect(shown('ot-work-death-benefit', ['work-injury-benefit-account-maintenance'])).toContain('继承人姓名');
    expect(shown('ot-retiree-death', ['pension-benefit-account-maintenance'])).toContain('继承人姓名');
    expect(shown('ot-retiree-death', ['work-injury-benefit-account-maintenance'])).toContain('继承人证件号码');
  });

  it('takes no birth, death or joining the party that is still to come', () => {
    const past = BUNDLES.flatMap(({ definition }) => definition.fields.filter((field) => field.past));
    expect(new Set(past.map(({ label }) => label))).toEqual(new Set(['出生日期', '死亡日期', '入党日期']));
    for (const field of past) {
      expect(checkField(field, { [field.key]: '2026-11-03' }, '2026-11-02')).toBe(`“${field.label}”不能晚于今天`);
      expect(checkField(field, { [field.key]: '2026-11-02' }, '2026-11-02')).toBeNull();
    }
    const { definition, everything } = bundle('ot-retiree-death');
    const form = fillForm(definition, everything, { option: 0, tick: true });
    const state = { form, selectedItems: everything, materialKeys: [], creditCommitment: true };
    expect(checkForm(definition, { ...state, today: '2026-10-31' }).map(({ key }) => key)).toEqual([
      'deathDate_deceased',
    ]);
  });

  it('asks several dependants and heirs one after another, each for himself (R99)', () => {
    const items = ['dependant-pension'];
    const names = (form: Record<string, unknown>) =>
      shown('ot-work-death-benefit', items, form).filter((label) => label.endsWith('供养亲属姓名'));
    expect(names({})).toEqual(['供养亲属姓名']);
    expect(names({ dependant2_more: true })).toEqual(['供养亲属姓名', '第二位供养亲属姓名']);
    expect(names({ dependant3_more: true })).toEqual(['供养亲属姓名']);
    const three = { dependant2_more: true, dependant3_more: true };
    expect(names(three)).toEqual(['供养亲属姓名', '第二位供养亲属姓名', '第三位供养亲属姓名']);
    const { definition } = bundle('ot-work-death-benefit');
    const second = definition.fields.find(({ key }) => key === 'idNumber_dependant2');
    expect(second?.idTypeKey).toBe('idType_dependant2');
    const account = { dependant2_more: true, bankAccount_dependant2_other: true };
    expect(shown('ot-work-death-benefit', items, account)).toContain('第二位供养亲属银行账户：账号');
    expect(shown('ot-work-death-benefit', items, account)).not.toContain('供养亲属银行账户：账号');
    expect(shown('ot-retiree-death', ['survivor-benefit'], { heir2_more: true })).toContain('第二位继承人姓名');
  });

  it('needs one photo for card and certificate of a person', () => {
    const { materials, fields } = bundle('ot-unemployment').definition;
    const needed = neededMaterials(
      materials,
      ['employment-certificate-issue', 'social-card-issue'],
      { otUnemploymentUnemploymentServiceCertificatePaperNeeded: true },
      fields,
    );
    expect(needed.map(({ key }) => key)).toEqual(['photo2inch_applicant']);
  });
});

describe('credit commitment wherever money is paid (R131)', () => {
  it.each([
    ['ot-hire-employee', 'employer-graduate-insurance-subsidy'],
    ['ot-graduate-employment', 'flexible-employment-insurance-subsidy'],
    ['ot-start-business', 'startup-subsidy'],
    ['ot-employee-retirement', 'normal-retirement-application'],
    ['ot-work-death-benefit', 'work-death-lump-sum'],
    ['ot-retiree-death', 'survivor-benefit'],
  ])('in %s for %s', (oneThingId, serviceItemId) => {
    expect(bundle(oneThingId).definition.creditCommitmentItems).toContain(serviceItemId);
  });

  it('names no item that no bundle has', () => {
    const offered = new Set(BUNDLES.flatMap(({ definition }) => definition.items.map((each) => each.serviceItemId)));
    const named = new Set(BUNDLES.flatMap(({ definition }) => definition.creditCommitmentItems));
    expect([...named].filter((id) => !offered.has(id))).toEqual([]);
    expect(named.size).toBe(21);
  });
});
