import type { Clock } from '../../shared/clock.js';
import type { CorrectionService } from '../../shared/correction-service.js';
import type { DeadlineService } from '../../shared/deadline-service.js';
import type { FindDeadlineChips } from '../../shared/find-deadline-chips.js';
import type { NoticeService } from '../../shared/notice-service.js';
import type { SettingsService } from '../../shared/settings-service.js';
import type { TaskService } from '../../shared/task-service.js';

/** What the commands, jobs and queries of items need; wired in compose.ts. */
export interface ItemDeps {
  clock: Clock;
  settings: SettingsService;
  deadlines: DeadlineService;
  findChips: FindDeadlineChips;
  notices: NoticeService;
  tasks: TaskService;
  corrections: CorrectionService;
}
