import type { Tx } from '../../db.js';
import { localYear } from '../../shared/local-day.js';
import { txAll } from '../../shared/tx-sql.js';

/** Letters before the year, by one-thing; a one-thing without its own letters gets the general ones. */
const PREFIXES: Record<string, string> = { 'ot-unemployment': 'SY' };
const GENERAL_PREFIX = 'YJS';
const DIGITS = 6;

/**
 * The next number of a one-thing in the year of `at`: `SY-2026-000001`. Transactions run one after another and the number is
 * unique, so no number is given twice. Throws when a year's numbers are used up.
 */
export async function nextApplicationNumber(tx: Tx, at: Date, oneThingId: string): Promise<string> {
  const start = `${PREFIXES[oneThingId] ?? GENERAL_PREFIX}-${localYear(at)}-`;
  const [last] = await txAll<{ number: string }>(
    tx,
    'SELECT "number" FROM "Application" WHERE "number" >= ? AND "number" < ? ORDER BY "number" DESC LIMIT 1',
    start,
    `${start}~`,
  );
  const next = last ? Number(last.number.slice(start.length)) + 1 : 1;
  if (next >= 10 ** DIGITS)
    throw new Error(`Expected a free number after ${start}${next - 1}, but the year's numbers are used up`);
  return start + String(next).padStart(DIGITS, '0');
}
