import type { LimitInDays } from './settings-service.js';

/** The limit that a unit stated with its reason when a negative rating was taken into the ledger (R76); null: none was stated. */
export function statedLimitOf(row: {
  statedLimitValue: number | null;
  statedLimitUnit: string | null;
}): LimitInDays | null {
  const { statedLimitValue: value, statedLimitUnit: unit } = row;
  return value !== null && (unit === 'WORKING_DAY' || unit === 'DAY') ? { value, unit } : null;
}
