import type { Clock } from '../../shared/clock.js';
import type { NoticeService } from '../../shared/notice-service.js';
import type { RectificationService } from '../../shared/rectification-service.js';

/** What the commands and queries of problems need; wired in compose.ts. */
export interface ProblemDeps {
  clock: Clock;
  notices: NoticeService;
  rectifications: RectificationService;
}
