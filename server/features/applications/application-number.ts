import type { Tx } from '../../db.js';
import { localYear } from '../../shared/local-day.js';
import { txAll } from '../../shared/tx-sql.js';

/** Letters of a one-thing to which the place gives none of its own (`number_prefix` in place.yaml). */
const GENERAL_PREFIX = 'YJS';
const DIGITS = 6;

/**
 * The next number of a one-thing in the year of `at`: `SY-2026-000001`. Transactions run one after another and the number is
 * unique, so no number is given twice. Throws when a year's numbers are used up.
 */
export async function nextApplicationNumber(tx: Tx, at: Date, oneThingId: string): Promise<string> {
  const [place] = await txAll<{ prefix: string | null }>(
    tx,
    `SELECT json_extract("place", '$.numberPrefix') AS "prefix" FROM "OneThing" WHERE "id" = ?`,
    oneThingId,
  );
  const start = `${place?.prefix ?? GENERAL_PREFIX}-${localYear(at)}-`;
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
