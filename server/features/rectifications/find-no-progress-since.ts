import type { Db } from '../../db.js';
import { dayOf, instantAt } from '../../shared/calendar/day-number.js';
import { isWorkingDay } from '../../shared/calendar/working-calendar.js';
import type { SettingsService } from '../../shared/settings-service.js';
import type { GetWorkingCalendar } from '../calendar/get-working-calendar.js';

/** 无进展: a rectification whose last progress is before this instant has had none for the working days of the setting. */
export async function findNoProgressSince(
  db: Db,
  { settings, getCalendar }: { settings: SettingsService; getCalendar: GetWorkingCalendar },
  at: Date,
): Promise<Date> {
  const days = await settings.get(db, 'noProgress.days', at);
  const calendar = await getCalendar(db);
  let day = dayOf(at);
  for (let left = days; left > 0; day--) if (isWorkingDay(calendar, day)) left--;
  return instantAt(day + 1, 0);
}
