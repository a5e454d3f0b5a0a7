import { neededMaterials, visibleFields, withAutomaticItems, type FieldRule } from '../../api/form-rules.js';
import { FORM_KEYS } from '../../api/form-rules.js';
import type { MissingEntry, OneThingForm } from '../../api/portal.js';
import { BANK_ACCOUNT_PATTERN, PHONE_PATTERN } from './build-form-schema.js';
import { isResidentIdNumber } from './resident-id-number.js';

export interface FormState {
  form: Record<string, unknown>;
  selectedItems: readonly string[];
  /** Keys of the materials that are there (uploaded, fetched or replaced by a commitment). */
  materialKeys: readonly string[];
  creditCommitment: boolean;
}

/** Everything that is missing or wrong, at once (R144), each with the items that ask for it. Pure; the browser shows the same fields. */
export function checkForm(definition: OneThingForm, state: FormState): MissingEntry[] {
  const names = new Map(definition.items.map((item) => [item.serviceItemId, item.name]));
  const named = (ids: readonly string[]) =>
    ids.filter((id) => state.selectedItems.includes(id)).map((id) => names.get(id) ?? id);
  const missing: MissingEntry[] = [];

  if (withAutomaticItems(definition.items, state.selectedItems).length === 0)
    missing.push({
      key: 'selectedItems',
      label: '所办事项',
      kind: 'ITEMS',
      message: '请至少选择一个事项',
      serviceItemNames: [],
    });

  for (const field of visibleFields(definition.fields, state.selectedItems, state.form)) {
    const message = checkField(field, state.form);
    if (message)
      missing.push({
        key: field.key,
        label: field.label,
        kind: 'FIELD',
        message,
        serviceItemNames: named(field.serviceItemIds),
      });
  }
  for (const material of neededMaterials(definition.materials, state.selectedItems, state.form))
    if (!state.materialKeys.includes(material.key))
      missing.push({
        key: material.key,
        label: material.label,
        kind: 'MATERIAL',
        message: `缺少“${material.label}”`,
        serviceItemNames: named(material.needs.map((need) => need.serviceItemId)),
      });

  const paying = named(definition.creditCommitmentItems);
  if (paying.length > 0 && !state.creditCommitment)
    missing.push({
      key: 'creditCommitment',
      label: '信用承诺',
      kind: 'COMMITMENT',
      message: '涉及资金支出的事项，请先签署信用承诺',
      serviceItemNames: paying,
    });
  return missing;
}

/** One sentence on what is wrong with a visible field, or null. */
export function checkField(field: FieldRule, form: Record<string, unknown>): string | null {
  const value = form[field.key];
  const empty = value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
  if (empty) {
    if (!field.required || (field.unless && form[field.unless] === true)) return null;
    return `请填写“${field.label}”`;
  }
  switch (field.type) {
    case 'enum':
      return field.options.length > 0 && !field.options.includes(String(value))
        ? `“${field.label}”请从所列选项中选择`
        : null;
    case 'boolean':
      return typeof value === 'boolean' ? null : `“${field.label}”只能是是或否`;
    case 'date':
      return isDate(value) ? null : `“${field.label}”不是有效日期`;
    case 'number':
    case 'money':
      return isAmount(value) ? null : `“${field.label}”应是不小于 0 的数字`;
    case 'phone':
      return new RegExp(PHONE_PATTERN).test(String(value))
        ? null
        : `“${field.label}”格式不对，请填 11 位手机号或带区号的固定电话`;
    case 'bankAccount':
      return new RegExp(BANK_ACCOUNT_PATTERN).test(String(value)) ? null : `“${field.label}”应是 10 至 30 位数字`;
    case 'idNumber':
      return checkIdNumber(field, String(value), form);
    default:
      return typeof value === 'string' && [...value].length <= 200 ? null : `“${field.label}”最多 200 个字`;
  }
}

function checkIdNumber(field: FieldRule, value: string, form: Record<string, unknown>): string | null {
  if (form[FORM_KEYS.applicantIdType] === '居民身份证')
    return isResidentIdNumber(value) ? null : `“${field.label}”不是有效的居民身份证号码，请核对`;
  return /^[A-Za-z0-9()\-]{5,30}$/.test(value) ? null : `“${field.label}”应是 5 至 30 位字母或数字`;
}

const isDate = (value: unknown) =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) &&
  new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
const isAmount = (value: unknown) =>
  (typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d{1,2})?$/.test(value))) && Number(value) >= 0;
