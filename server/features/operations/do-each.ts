import type { BulkResult } from '../../api/operations.js';
import { AppError } from '../../shared/app-error.js';

/**
 * Does one thing to each of many, every one in a transaction of its own: a refusal or a fault of one is told with it and stops none of
 * the others. `verb` begins the sentence: `已提交重试`.
 */
export async function doEach(
  ids: readonly string[],
  verb: string,
  one: (id: string) => Promise<{ message: string }>,
  warn: (text: string) => void,
): Promise<BulkResult> {
  const results: BulkResult['results'] = [];
  for (const id of new Set(ids)) {
    try {
      results.push({ id, ok: true, message: (await one(id)).message });
    } catch (error) {
      if (!(error instanceof AppError)) warn(`Operation on ${id} failed: ${String(error)}`);
      results.push({
        id,
        ok: false,
        message: error instanceof AppError ? error.userMessage : '系统出错，没有办成，请稍后再试',
      });
    }
  }
  const refused = results.filter(({ ok }) => !ok);
  const done = results.length - refused.length;
  return { results, done, refused: refused.length, message: inWords(verb, done, refused) };
}

function inWords(verb: string, done: number, refused: { message: string }[]): string {
  const reasons = [...new Set(refused.map(({ message }) => message))].join('、');
  if (refused.length === 0) return `${verb} ${done} 条`;
  return done === 0 ? `没有办成：${reasons}` : `${verb} ${done} 条；${refused.length} 条没有办成：${reasons}`;
}
