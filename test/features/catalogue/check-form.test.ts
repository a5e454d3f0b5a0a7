import { describe, expect, it } from '@jest/globals';
import {
  initialSelection,
  neededMaterials,
  schemaForItems,
  toggleItem,
  visibleFields,
  withAutomaticItems,
} from '../../../server/api/form-rules.js';
import { buildForm } from '../../../server/features/catalogue/build-form.js';
import { checkForm } from '../../../server/features/catalogue/check-form.js';
import { limitsOfPlace } from '../../../server/features/catalogue/load-catalogue.js';
import { readCatalogue } from '../../../server/features/catalogue/read-catalogue.js';
import { isResidentIdNumber } from '../../../server/api/identity-numbers.js';

const data = readCatalogue();
const oneThing = data.oneThings.find((each) => each.id === 'ot-unemployment');
if (!oneThing) throw new Error('the catalogue lost ot-unemployment');
const definition = buildForm(oneThing, oneThing.sections, data.place, new Map(), ['unemployment-benefit-claim']);

const complete = {
  personName_applicant: '张三一',
  personSex_applicant: '男',
  idType_applicant: '居民身份证',
  idNumber_applicant: '11010119900101123X',
  idExpiry_applicant_unlimited: true,
  mobilePhone_applicant: '13800001234',
  otUnemploymentBasicUnemploymentType: '终止劳动合同',
  previousEmployer_applicant: '测试企业A',
  otUnemploymentBasicUnemploymentDate: '2026-11-01',
  householdAddress_applicant: '滨海市东城区一路1号',
  habitualAddress_applicant: '滨海市东城区一路1号',
};
const withRightCheckDigit = (first17: string) =>
  [...'0123456789X'].map((digit) => first17 + digit).find(isResidentIdNumber) as string;
complete.idNumber_applicant = withRightCheckDigit('11010119900101123');

const messages = (form: object, selectedItems: string[], materialKeys: string[] = [], creditCommitment = false) =>
  checkForm(definition, { form: form as Record<string, unknown>, selectedItems, materialKeys, creditCommitment }).map(
    (entry) => entry.key,
  );

describe('the form of 失业“一件事” (document 002 附件1 三)', () => {
  it('offers the eleven service items of the document, in its order', () => {
    expect(definition.items.map((item) => item.serviceItemId)).toEqual([
      'unemployment-registration',
      'employment-certificate-issue',
      'employment-difficulty-recognition',
      'unemployment-benefit-claim',
      'unemployed-medical-insurance-payment',
      'temporary-price-subsidy',
      'vocational-training-subsidy',
      'job-introduction',
      'flexible-employment-insurance-payment',
      'resident-pension-insurance-payment',
      'social-card-issue',
    ]);
  });

  it('starts with the two default ticks, which may be taken away (R88)', () => {
    const start = initialSelection(definition.items);
    expect(start).toEqual(['unemployment-registration', 'employment-certificate-issue']);
    expect(toggleItem(definition.items, start, 'unemployment-registration')).toEqual(['employment-certificate-issue']);
  });

  it('ticks the medical insurance with the benefit, and lets it be unticked again (R89)', () => {
    const ticked = toggleItem(definition.items, [], 'unemployment-benefit-claim');
    expect(ticked).toEqual(['unemployment-benefit-claim', 'unemployed-medical-insurance-payment']);
    expect(toggleItem(definition.items, ticked, 'unemployed-medical-insurance-payment')).toEqual([
      'unemployment-benefit-claim',
    ]);
  });

  it('adds the automatic price subsidy only with the benefit, and never takes it as a tick (R90)', () => {
    expect(withAutomaticItems(definition.items, ['unemployment-benefit-claim'])).toEqual([
      'unemployment-benefit-claim',
      'temporary-price-subsidy',
    ]);
    expect(withAutomaticItems(definition.items, ['unemployment-registration', 'temporary-price-subsidy'])).toEqual([
      'unemployment-registration',
    ]);
  });

  it('asks for each data element of a person once (R99)', () => {
    const keys = [
      ...definition.fields.map((field) => field.key),
      ...definition.materials.map((material) => material.key),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(definition.materials.map((material) => material.key)).toContain('photo2inch_applicant');
  });

  it('needs the photo once, for the card always and for the certificate only on paper', () => {
    const needed = (items: string[], form = {}) =>
      neededMaterials(definition.materials, items, form, definition.fields).map((material) => material.key);
    const paper = { otUnemploymentUnemploymentServiceCertificatePaperNeeded: true };
    expect(needed(['employment-certificate-issue'])).toEqual([]);
    expect(needed(['employment-certificate-issue'], paper)).toEqual(['photo2inch_applicant']);
    expect(needed(['employment-certificate-issue', 'social-card-issue'], paper)).toEqual(['photo2inch_applicant']);
  });

  it('asks for mailing data only when the card is mailed (R100)', () => {
    const shown = (pickup: string) =>
      visibleFields(definition.fields, ['social-card-issue'], { otUnemploymentInsuranceCardIssuePickup: pickup }).map(
        (field) => field.key,
      );
    expect(shown('邮寄')).toContain('mailingAddress_applicant');
    expect(shown('现场领取')).not.toContain('mailingAddress_applicant');
  });

  it('asks for an account only when another one than the social card is wanted (R98)', () => {
    const shown = (form: object) =>
      visibleFields(definition.fields, ['unemployment-benefit-claim'], form as Record<string, unknown>).map(
        (field) => field.key,
      );
    expect(shown({})).not.toContain('bankAccount_applicant');
    expect(shown({ bankAccount_applicant_other: true })).toContain('bankAccount_applicant');
  });

  it('keeps in the schema only what the ticked items ask for, headings included', () => {
    const keys = (items: string[]) =>
      schemaForItems(definition.schema, definition.fields, items).components.map(
        (component) => component.key ?? component.text,
      );
    expect(keys(['job-introduction'])).toContain('### 职业介绍');
    expect(keys(['unemployment-registration'])).not.toContain('### 职业介绍');
  });
});

describe('checking a form tells everything at once (R144)', () => {
  it('accepts a complete form', () => {
    expect(messages(complete, ['unemployment-registration'])).toEqual([]);
  });

  it('names missing fields, materials and the commitment together', () => {
    const keys = messages({ ...complete, personName_applicant: ' ', otUnemploymentInsuranceCardIssuePickup: '邮寄' }, [
      'unemployment-benefit-claim',
      'social-card-issue',
    ]);
    expect(keys).toEqual([
      'personName_applicant',
      'mailingAddress_applicant',
      'mailingRecipient_applicant',
      'mailingPhone_applicant',
      'photo2inch_applicant',
      'creditCommitment',
    ]);
  });

  it('refuses no items at all, a wrong check digit, a date that does not exist and an option that is not offered', () => {
    expect(messages(complete, [])).toEqual(['selectedItems']);
    const wrong = {
      ...complete,
      idNumber_applicant: '110101199001011230',
      otUnemploymentBasicUnemploymentDate: '2026-02-30',
      personSex_applicant: '其他',
    };
    const right = withRightCheckDigit('11010119900101123');
    if (right === wrong.idNumber_applicant) wrong.idNumber_applicant = '110101199001011231';
    expect(messages(wrong, ['unemployment-registration'])).toEqual([
      'personSex_applicant',
      'idNumber_applicant',
      'otUnemploymentBasicUnemploymentDate',
    ]);
  });

  it('takes an expiry date or the tick for 长期有效', () => {
    const { idExpiry_applicant_unlimited: _, ...without } = complete;
    expect(messages(without, ['unemployment-registration'])).toEqual(['idExpiry_applicant']);
    expect(messages({ ...without, idExpiry_applicant: '2036-01-01' }, ['unemployment-registration'])).toEqual([]);
  });
});

describe('limits of the place (document 004 附件2)', () => {
  it('keeps none apart from zero and picks the case that holds here (R146, R148)', () => {
    const card = data.serviceItems.find((item) => item.id === 'social-card-issue');
    expect(limitsOfPlace(card?.time_limits?.promised, { case: 'sporadic', county_group: 'other' })).toMatchObject([
      { value: 5, unit: 'WORKING_DAY' },
    ]);
    expect(limitsOfPlace(card?.time_limits?.promised, { case: 'sporadic', county_group: 'instant' })).toMatchObject([
      { unit: 'INSTANT' },
    ]);
    expect(limitsOfPlace(null, undefined)).toBeNull();
  });
});
