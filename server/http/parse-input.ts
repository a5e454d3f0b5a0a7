import type { z } from 'zod';
import { invalidArgument } from '../shared/app-error.js';
import { chineseSentences } from './input-sentences.js';

/**
 * Input as its schema wants it. INVALID_ARGUMENT otherwise: `details.fields` has one Chinese sentence for each bad field, the
 * message is the first of them.
 */
export function parseInput<T>(schema: z.ZodType<T> | undefined, input: unknown): T {
  if (schema === undefined) return undefined as T;
  const result = schema.safeParse(input, { error: chineseSentences(schema) });
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[issue.path.join('.') || '内容'] ??= issue.message;
  const names = Object.keys(fields);
  const more = names.length > 1 ? `（共 ${names.length} 处）` : '';
  throw invalidArgument(
    `Expected valid input, but ${names.join(', ')} are not`,
    `${Object.values(fields)[0] ?? '内容格式不对'}${more}`,
    { fields },
  );
}
