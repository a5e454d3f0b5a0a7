import { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const KINDS: Record<string, string> = {
  string: '应为文字',
  number: '应为数字',
  int: '应为整数',
  boolean: '应为是或否',
  array: '应为列表',
  object: '应为一组内容',
  record: '应为一组内容',
  date: '应为日期',
};

const FORMATS: Record<string, string> = {
  email: '应为电子邮箱',
  url: '应为网址',
  date: '应为日期，如 2026-11-25',
  datetime: '应为日期和时间',
};

/** What is wrong, without its subject: `必填`, `不能超过 20 个字`. */
function complaint(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? '必填' : (KINDS[issue.expected] ?? '格式不对');
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      return issue.input === undefined || issue.input === '' ? '必填' : '不在可选范围内';
    case 'invalid_format':
      return FORMATS[issue.format] ?? '格式不对';
    case 'not_multiple_of':
      return `应为 ${issue.divisor} 的倍数`;
    case 'unrecognized_keys':
      return `不能有 ${issue.keys.join('、')}`;
    default:
      return '格式不对';
  }
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>): string {
  const least = Number(issue.minimum);
  if (issue.origin === 'string') return least <= 1 ? '必填' : `不能少于 ${least} 个字`;
  if (issue.origin === 'array' || issue.origin === 'set') return `至少要有 ${least} 项`;
  return issue.inclusive === false ? `应大于 ${least}` : `不能小于 ${least}`;
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>): string {
  const most = Number(issue.maximum);
  if (issue.origin === 'string') return `不能超过 ${most} 个字`;
  if (issue.origin === 'array' || issue.origin === 'set') return `不能超过 ${most} 项`;
  return issue.inclusive === false ? `应小于 ${most}` : `不能大于 ${most}`;
}

/** The Chinese name of a field: the `title` of its schema's metadata, else its technical name. */
export function labelOf(schema: z.ZodType, path: readonly PropertyKey[]): string {
  let current: z.ZodType | undefined = schema;
  let label: string | undefined;
  for (const key of path) {
    current = current && step(unwrap(current), key);
    label = (current && titleOf(current)) ?? (typeof key === 'number' ? label : String(key));
  }
  return label ?? '内容';
}

function titleOf(schema: z.ZodType): string | undefined {
  const own = z.globalRegistry.get(schema)?.title;
  if (own !== undefined) return own;
  const inner = unwrapOnce(schema);
  return inner ? titleOf(inner) : undefined;
}

function unwrapOnce(schema: z.ZodType): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return schema.unwrap() as z.ZodType;
  if (schema instanceof z.ZodPipe)
    return schema.in instanceof z.ZodTransform ? (schema.out as z.ZodType) : (schema.in as z.ZodType);
  return undefined;
}

function unwrap(schema: z.ZodType): z.ZodType {
  const inner = unwrapOnce(schema);
  return inner ? unwrap(inner) : schema;
}

function step(schema: z.ZodType, key: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as Record<string, z.ZodType>)[String(key)];
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  return undefined;
}

/** Zod's error map that speaks Chinese about the fields of `schema`; a schema's own message is kept as it is. */
export function chineseSentences(schema: z.ZodType): (issue: Issue) => string {
  return (issue) => `${labelOf(schema, issue.path ?? [])}${complaint(issue)}`;
}
