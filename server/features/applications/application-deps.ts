import type { MissingEntry } from '../../api/portal.js';
import type { Db, Tx } from '../../db.js';
import type { Clock } from '../../shared/clock.js';
import type { DeadlineService } from '../../shared/deadline-service.js';
import type { FindDeadlineChips } from '../../shared/find-deadline-chips.js';
import type { ItemService } from '../../shared/item-service.js';
import type { NoticeService } from '../../shared/notice-service.js';
import type { Secrets } from '../../shared/secrets.js';
import type { SettingsService } from '../../shared/settings-service.js';
import type { TaskService } from '../../shared/task-service.js';
import type { CheckableApplication } from '../catalogue/find-missing-entries.js';
import type { SharedDataSource } from './shared-data-source.js';

/** What the commands and jobs of applications need; wired in compose.ts. */
export interface ApplicationDeps {
  clock: Clock;
  settings: SettingsService;
  deadlines: DeadlineService;
  findChips: FindDeadlineChips;
  notices: NoticeService;
  tasks: TaskService;
  items: ItemService;
  /** Signs the ID number, so that equal numbers are found and none is readable. */
  secrets: Secrets;
  sharedData: SharedDataSource;
  /** Everything an application lacks (R144). */
  checkSubmission(db: Db | Tx, application: CheckableApplication): Promise<MissingEntry[]>;
}
