import { visibleFields, type FieldRule } from '../../server/api/form-rules.js';
import { isCreditCode } from '../../server/api/identity-numbers.js';
import type { OneThingForm } from '../../server/api/portal.js';
import { madeUpIdNumber } from './applicant.js';

/** A made-up 统一社会信用代码 with a right check character. */
export function madeUpCreditCode(serial: number): string {
  const first17 = `91110000MA00${String(serial % 100_000).padStart(5, '0')}`;
  const check = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].find((each) => isCreditCode(first17 + each));
  return first17 + String(check);
}

/** Of several options the one to take, and whether ticks are ticked: enough variants open every branch of a form. */
export interface Variant {
  option: number;
  tick: boolean;
}
export const VARIANTS: Variant[] = [true, false].flatMap((tick) => [0, 1, 2].map((option) => ({ option, tick })));

/** Right answers to everything that is asked for these items, also to what an answer brings up. Made up. */
export function fillForm(
  { fields }: Pick<OneThingForm, 'fields'>,
  selectedItems: readonly string[],
  variant: Variant,
  given: Record<string, unknown> = {},
): Record<string, unknown> {
  const form: Record<string, unknown> = { ...given };
  for (let before = -1; before !== Object.keys(form).length;) {
    before = Object.keys(form).length;
    for (const field of visibleFields(fields, selectedItems, form))
      if (!(field.key in form)) form[field.key] = answerTo(field, variant);
  }
  return form;
}

function answerTo({ type, key, options, oneOf }: FieldRule, { option, tick }: Variant): unknown {
  switch (type) {
    case 'enum':
      return options.length > 0 ? options[option % options.length] : '示例';
    case 'choices':
      return tick ? [options[0]] : [];
    case 'boolean':
      return tick || oneOf !== null;
    case 'date':
      return '2026-11-01';
    case 'number':
      return 3;
    case 'money':
      return 1234.5;
    case 'phone':
      return '13800001234';
    case 'idNumber':
      return madeUpIdNumber(key.length);
    case 'creditCode':
      return madeUpCreditCode(1);
    case 'bankAccount':
      return '6222000011112222';
    case 'duration':
      return '15年6个月';
    case 'period':
      return '2026-11-01 至 2028-10-31';
    case 'months':
      return '2026-11 至 2026-12';
    case 'personName':
      return '张三一';
    default:
      return '示例内容';
  }
}
