import type { Budget, BudgetUnit } from '../deadline-service.js';
import type { OfficeHours } from './office-hours.js';

/** How days and minutes are counted: settings, not law (a place may set them otherwise). */
export interface DeadlineRule {
  /** Whether the day of receipt is the first day. Usual: no (民法典 第二百零一条). */
  countReceiptDay: boolean;
  officeHours: OfficeHours;
  /** Whether a limit in 日 or 月 that ends on a day off moves to the next working day. */
  moveOffDay: boolean;
  /** Whether hours and minutes also run outside office hours. */
  minutesOutsideOfficeHours: boolean;
  /** What 即时 means, in minutes (R151). */
  instantMinutes: number;
}

/** A stop of the clock; `to` null: still stopped. */
export interface Suspension {
  from: Date;
  to: Date | null;
}

/** What a due instant is derived from, besides calendar and rule. */
export interface DeadlineTerms {
  startsAt: Date;
  budget: Budget;
  suspensions: readonly Suspension[];
}

/** Units that are counted in days; the others are counted in minutes. */
export const isDayUnit = (unit: BudgetUnit): unit is 'WORKING_DAY' | 'DAY' | 'MONTH' =>
  unit === 'WORKING_DAY' || unit === 'DAY' || unit === 'MONTH';

/** Refuses a budget that is no number of whole units: 无 is no budget at all and never 0 (R146). */
export function checkBudget(budget: Budget): void {
  if (budget.unit !== 'INSTANT' && !(Number.isInteger(budget.value) && budget.value > 0))
    throw new RangeError(`Expected a budget of at least one whole unit, but got ${budget.value} ${budget.unit}`);
}
