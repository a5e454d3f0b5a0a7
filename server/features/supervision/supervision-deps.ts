import type { Clock } from '../../shared/clock.js';
import type { DeadlineService } from '../../shared/deadline-service.js';
import type { FindDeadlineChips } from '../../shared/find-deadline-chips.js';
import type { NoticeService } from '../../shared/notice-service.js';
import type { SettingsService } from '../../shared/settings-service.js';
import type { FindSubject } from '../../shared/subject-directory.js';
import type { TaskService } from '../../shared/task-service.js';

/** What the commands, jobs and queries of 督办, 催办 and 通报 need; wired in compose.ts. */
export interface SupervisionDeps {
  clock: Clock;
  settings: SettingsService;
  deadlines: DeadlineService;
  findChips: FindDeadlineChips;
  notices: NoticeService;
  tasks: TaskService;
  findSubject: FindSubject;
}
