import type { Db, Tx } from '../../db.js';
import { dayOf } from '../../shared/calendar/day-number.js';
import type { DeadlineRule } from '../../shared/calendar/deadline-terms.js';
import type { NearDueLine } from '../../shared/calendar/near-due.js';
import { parseOfficeHours } from '../../shared/calendar/office-hours.js';
import type { WorkingCalendar } from '../../shared/calendar/working-calendar.js';
import type { SettingsService } from '../../shared/settings-service.js';
import type { GetWorkingCalendar } from '../calendar/get-working-calendar.js';

/** Everything besides a deadline's own row that decides about it. */
export interface DeadlineRules {
  calendar: WorkingCalendar;
  rule: DeadlineRule;
  nearDue: NearDueLine;
  overdueRungs: number[];
  /** 催办、督办、通报 of a rectification, in working days after due. */
  rectificationRungs: number[];
}

/** What reads the rules. */
export interface RuleSources {
  settings: SettingsService;
  getCalendar: GetWorkingCalendar;
}

/** The settings that hold on the day of `at`. A deadline keeps the rules of the day it starts, whatever is set later. */
export async function loadRules(db: Db | Tx, { settings, getCalendar }: RuleSources, at: Date): Promise<DeadlineRules> {
  return { calendar: await getCalendar(db), ...(await loadRuleSettings(db, settings, at)) };
}

/** The rules without the calendar. */
export async function loadRuleSettings(
  db: Db | Tx,
  settings: SettingsService,
  at: Date,
): Promise<Omit<DeadlineRules, 'calendar'>> {
  const { remind, supervise, bulletin } = await settings.get(db, 'ladder.rectification', at);
  return {
    rectificationRungs: [remind, supervise, bulletin],
    rule: {
      countReceiptDay: await settings.get(db, 'deadline.countReceiptDay', at),
      officeHours: parseOfficeHours(await settings.get(db, 'calendar.officeHours', at)),
      moveOffDay: await settings.get(db, 'deadline.moveOffDay', at),
      minutesOutsideOfficeHours: await settings.get(db, 'deadline.minutesOutsideOfficeHours', at),
      instantMinutes: await settings.get(db, 'deadline.instantMinutes', at),
    },
    nearDue: await settings.get(db, 'deadline.nearDue', at),
    overdueRungs: await settings.get(db, 'deadline.overdueRungs', at),
  };
}

/** Reads the settings of a day once, for many deadlines. */
export function rememberRuleSettings(
  db: Db | Tx,
  settings: SettingsService,
): (startsAt: Date) => Promise<Omit<DeadlineRules, 'calendar'>> {
  const byDay = new Map<number, Promise<Omit<DeadlineRules, 'calendar'>>>();
  return (startsAt) => {
    const day = dayOf(startsAt);
    const known = byDay.get(day) ?? loadRuleSettings(db, settings, startsAt);
    byDay.set(day, known);
    return known;
  };
}
