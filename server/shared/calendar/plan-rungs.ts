import { dayOf } from './day-number.js';
import { officeTimeFrom, opensAt, type OfficeHours } from './office-hours.js';
import { workingDayAfter, type WorkingCalendar } from './working-calendar.js';

/** `NEAR_DUE`, `DUE`, or `OVERDUE_<working days after due>`. */
export type RungName = 'NEAR_DUE' | 'DUE' | `OVERDUE_${number}`;

/** The ladder of a deadline, from the setting `deadline.overdueRungs`, in the order in which it is climbed. */
export const ladder = (overdueDays: readonly number[]): RungName[] => [
  'NEAR_DUE',
  'DUE',
  ...[...new Set(overdueDays)].sort((a, b) => a - b).map((days): RungName => `OVERDUE_${days}`),
];

/** The working days after due of an overdue rung; null for the others. */
export function overdueDaysOf(rung: string): number | null {
  const match = /^OVERDUE_(\d+)$/.exec(rung);
  return match ? Number(match[1]) : null;
}

/** When a rung is to fire: always in office hours. An overdue rung fires at opening time of its day. */
export function planRung(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  rung: string,
  moments: { dueAt: Date; nearDueAt: Date },
): Date {
  const overdueDays = overdueDaysOf(rung);
  if (overdueDays !== null) return opensAt(hours, workingDayAfter(calendar, dayOf(moments.dueAt), overdueDays));
  return officeTimeFrom(calendar, hours, rung === 'NEAR_DUE' ? moments.nearDueAt : moments.dueAt);
}
