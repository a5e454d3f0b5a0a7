import type { Clock } from '../../shared/clock.js';
import type { FindDeadlineChips } from '../../shared/find-deadline-chips.js';
import type { SettingsService } from '../../shared/settings-service.js';
import type { FindSubject } from '../../shared/subject-directory.js';
import type { GetWorkingCalendar } from '../calendar/get-working-calendar.js';

/** What the queries of the 期限总览 need; wired in compose.ts. */
export interface OverviewDeps {
  clock: Clock;
  settings: SettingsService;
  getCalendar: GetWorkingCalendar;
  findChips: FindDeadlineChips;
  findSubject: FindSubject;
}
