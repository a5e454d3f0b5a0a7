import type { FieldRule } from './form-rules.js';
import { isCreditCode, isResidentIdNumber } from './identity-numbers.js';

type Form = Record<string, unknown>;

const PHONE = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/;
const BANK_ACCOUNT = /^\d{10,30}$/;
const DURATION = /^(0|\d{1,2}年(\d{1,2}个月)?|\d{1,3}个月)$/;
const RESIDENT_ID = '居民身份证';

/**
 * One sentence on what is wrong with the answer to a field that is asked, or null. Server and browser both ask here, so that what one
 * refuses the other refuses in the same words. `today`: YYYY-MM-DD here; without it no date is compared with it.
 */
export function checkField(field: FieldRule, form: Form, today?: string): string | null {
  if (field.oneOf && !field.oneOf.some((key) => form[key] === true)) return `“${field.label}”等几项，请至少勾选一项`;
  const given = form[field.key];
  const value = given === undefined && field.initial !== null ? field.initial : given;
  if (isEmpty(value)) return field.required ? `${verb(field)}“${field.label}”` : null;
  if (field.type === 'idNumber') return checkIdNumber(field, value, form);
  return checkValue(field, value) ?? (today === undefined ? null : checkPast(field, value, today));
}

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

const verb = ({ type, options }: FieldRule) =>
  (type === 'enum' || type === 'choices') && options.length > 0 ? '请选择' : '请填写';

const checkPast = ({ past, label }: FieldRule, value: unknown, today: string): string | null =>
  past && String(value) > today ? `“${label}”不能晚于今天` : null;

function checkValue({ type, label, options }: FieldRule, value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  switch (type) {
    case 'enum':
      return options.length > 0 && !options.includes(String(value)) ? `“${label}”请从所列选项中选择` : null;
    case 'choices':
      return Array.isArray(value) && value.every((each) => options.includes(String(each)))
        ? null
        : `“${label}”请从所列选项中勾选`;
    case 'boolean':
      return typeof value === 'boolean' ? null : `“${label}”只能是是或否`;
    case 'date':
      return isDay(value) ? null : `“${label}”不是有效日期`;
    case 'number':
      return isAmount(value) && Number.isInteger(Number(value)) ? null : `“${label}”应是不小于 0 的整数`;
    case 'money':
      return isAmount(value) ? null : `“${label}”应是不小于 0 的金额，最多两位小数`;
    case 'phone':
      return PHONE.test(text) ? null : `“${label}”格式不对，请填 11 位手机号或带区号的固定电话`;
    case 'creditCode':
      return isCreditCode(text) ? null : `“${label}”不是有效的统一社会信用代码（18 位），请核对`;
    case 'bankAccount':
      return BANK_ACCOUNT.test(text.replace(/ /g, '')) ? null : `“${label}”应是 10 至 30 位数字`;
    case 'duration':
      return DURATION.test(text.replace(/ /g, '')) ? null : `“${label}”请按“15年6个月”的样子填，没有的填 0`;
    case 'period':
      return isSpan(text, isDay) ? null : `“${label}”请填起止日期，止不早于起`;
    case 'months':
      return isSpan(text, isMonth) ? null : `“${label}”请填起止月份，止不早于起`;
    case 'personName':
      return text !== '' && [...text].length <= 50 ? null : `“${label}”最多 50 个字`;
    default:
      return text !== '' && [...text].length <= 200 ? null : `“${label}”最多 200 个字`;
  }
}

/** By the kind of document where the form asks for it; otherwise by what the number looks like. */
function checkIdNumber({ label, idTypeKey }: FieldRule, value: unknown, form: Form): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  const isResident = idTypeKey === null ? /^\d{15,17}[\dXx]?$/.test(text) : form[idTypeKey] === RESIDENT_ID;
  if (isResident) return isResidentIdNumber(text) ? null : `“${label}”不是有效的居民身份证号码，请核对`;
  return /^[A-Za-z0-9()\-]{5,30}$/.test(text) ? null : `“${label}”应是 5 至 30 位字母或数字`;
}

const isDay = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) &&
  new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);

const isMonth = (value: string) => isDay(`${value}-01`);

/** `<first> 至 <last>`, the last not before the first. */
function isSpan(text: string, isPart: (part: string) => boolean): boolean {
  const [first = '', last = '', ...rest] = text.split(/\s*至\s*/);
  return rest.length === 0 && isPart(first) && isPart(last) && first <= last;
}

const isAmount = (value: unknown) =>
  ((typeof value === 'number' && Number.isFinite(value)) ||
    (typeof value === 'string' && /^\d+(\.\d{1,2})?$/.test(value))) &&
  Number(value) >= 0 &&
  /^\d+(\.\d{1,2})?$/.test(String(value));
