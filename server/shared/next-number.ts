import type { Tx } from '../db.js';
import { localYear } from './local-day.js';
import { txAll } from './tx-sql.js';

/** Where each kind of number is kept: letters → table and column. */
const SEQUENCES = {
  WT: { table: 'Problem', column: 'number' },
  XQ: { table: 'Need', column: 'number' },
  CS: { table: 'Measure', column: 'number' },
  ZG: { table: 'Rectification', column: 'number' },
  XH: { table: 'Rectification', column: 'signOffNumber' },
  CP: { table: 'NegativeRating', column: 'number' },
  DB: { table: 'SupervisionOrder', column: 'number' },
  ZL: { table: 'Walkthrough', column: 'number' },
} as const;
export type NumberPrefix = keyof typeof SEQUENCES;

const DIGITS = 6;

/**
 * The next number of a kind in the year of `at`: `ZG-2026-000001`. Transactions run one after another and the numbers are unique, so
 * none is given twice. Throws when a year's numbers are used up.
 */
export async function nextNumber(tx: Tx, at: Date, prefix: NumberPrefix): Promise<string> {
  const { table, column } = SEQUENCES[prefix];
  const start = `${prefix}-${localYear(at)}-`;
  const [last] = await txAll<{ number: string }>(
    tx,
    `SELECT "${column}" AS "number" FROM "${table}" WHERE "${column}" >= ? AND "${column}" < ? ORDER BY "${column}" DESC LIMIT 1`,
    start,
    `${start}~`,
  );
  const next = last ? Number(last.number.slice(start.length)) + 1 : 1;
  if (next >= 10 ** DIGITS)
    throw new Error(`Expected a free number after ${start}${next - 1}, but the year's numbers are used up`);
  return start + String(next).padStart(DIGITS, '0');
}
