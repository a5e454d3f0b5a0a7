import type { SettingSchema } from '../../../../server/api/admin.js';

/** The words of a list as it is typed, with 、 or spaces between them. */
export const wordsOf = (text: string): string[] => text.split(/[、，,\s]+/).filter(Boolean);

/** An empty value of a kind, for a new row or a setting that was not set. */
export function blankOf(schema: SettingSchema): unknown {
  if (schema.anyOf) return blankOf(schema.anyOf[0] ?? {});
  if (schema.enum) return schema.enum[0];
  if (schema.prefixItems) return schema.prefixItems.map(blankOf);
  if (schema.type === 'object')
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([part, one]) => [part, blankOf(one)]));
  if (schema.type === 'array') return [];
  if (schema.type === 'boolean') return false;
  return schema.type === 'string' ? '' : Number.NaN;
}

/** Why a new value cannot be saved yet; null when it can. Bounds that only the server knows are its own to refuse. */
export function settingProblem(value: unknown, schema: SettingSchema): string | null {
  if (schema.anyOf) return value === null ? null : settingProblem(value, schema.anyOf[0] ?? {});
  const what = schema.title ? `“${schema.title}”` : '';
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return `请填${what}数字`;
    if (schema.type === 'integer' && !Number.isInteger(value)) return `${what}应为整数`;
    if (schema.minimum !== undefined && value < schema.minimum) return `${what}不能小于 ${schema.minimum}`;
    return schema.maximum !== undefined && value > schema.maximum ? `${what}不能大于 ${schema.maximum}` : null;
  }
  if (typeof value === 'string') return value.trim() === '' ? `请填${what || '内容'}` : null;
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0)) return `${what}至少要有 ${schema.minItems} 项`;
    return firstProblem(value.map((one, at) => settingProblem(one, schema.prefixItems?.[at] ?? (schema.items || {}))));
  }
  if (typeof value === 'object' && value !== null)
    return firstProblem(
      Object.entries(value).map(([part, one]) => settingProblem(one, schema.properties?.[part] ?? {})),
    );
  return null;
}

const firstProblem = (all: (string | null)[]): string | null => all.find((problem) => problem !== null) ?? null;
