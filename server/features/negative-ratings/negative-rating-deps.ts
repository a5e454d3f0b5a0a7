import type { Permission } from '../../api/session.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import type { DeadlineService } from '../../shared/deadline-service.js';
import type { FindDeadlineChips } from '../../shared/find-deadline-chips.js';
import type { NoticeService } from '../../shared/notice-service.js';
import type { RectificationService } from '../../shared/rectification-service.js';
import type { SettingsService } from '../../shared/settings-service.js';
import type { SupervisionService } from '../../shared/supervision-service.js';
import type { TaskService } from '../../shared/task-service.js';

/** What the commands, jobs and queries of 差评核查 need; wired in compose.ts. */
export interface NegativeRatingDeps {
  clock: Clock;
  settings: SettingsService;
  deadlines: DeadlineService;
  findChips: FindDeadlineChips;
  notices: NoticeService;
  tasks: TaskService;
  can(actor: Actor, permission: Permission): boolean;
  /** Ends the rectification of a rating whose check is terminated. */
  rectifications: Pick<RectificationService, 'terminate'>;
  /** 督办 on a check ends with it. */
  supervision: SupervisionService;
}
