import { invalidArgument } from '../../shared/app-error.js';
import type { Budget } from '../../shared/deadline-service.js';

/** A limit in days; the unit that its setter chose. */
export interface Limit {
  value: number;
  unit: 'WORKING_DAY' | 'DAY';
}

const UNIT_NAMES: Record<Limit['unit'], string> = {
  WORKING_DAY: '个工作日',
  DAY: '日',
};
const LONGEST = 3660;

/** Refuses a limit that is none (R52): INVALID_ARGUMENT. */
export function checkLimit(limit: Limit): Limit {
  if (!Number.isInteger(limit.value) || limit.value < 1 || limit.value > LONGEST)
    throw invalidArgument(
      `Expected a limit of at least one day, but got ${limit.value}`,
      '没有整改期限，不能进入整改，请填写不少于 1 天的期限',
    );
  return limit;
}

/** `10 个工作日` */
export const limitText = ({ value, unit }: Limit): string => `${value} ${UNIT_NAMES[unit]}`;

/** A stored budget as a limit; other units than days are not ours. */
export function toLimit({ value, unit }: { value: number; unit: string }): Limit {
  if (unit !== 'WORKING_DAY' && unit !== 'DAY') throw new Error(`Expected a limit in days, but it is in ${unit}`);
  return { value, unit };
}

/** The limit made longer by days of its own unit. */
export const longer = (limit: Limit, days: number): Budget => ({
  value: limit.value + days,
  unit: limit.unit,
});
