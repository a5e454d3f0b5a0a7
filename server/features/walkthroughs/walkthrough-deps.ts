import type { Readable } from 'node:stream';
import type { Clock } from '../../shared/clock.js';
import type { DeadlineService } from '../../shared/deadline-service.js';
import type { FindDeadlineChips } from '../../shared/find-deadline-chips.js';
import type { NoticeService } from '../../shared/notice-service.js';
import type { ProblemService } from '../../shared/problem-service.js';
import type { SettingsService } from '../../shared/settings-service.js';
import type { TaskService } from '../../shared/task-service.js';
import type { GetWorkingCalendar } from '../calendar/get-working-calendar.js';

/** What the commands, jobs and queries of walkthroughs need; wired in compose.ts. */
export interface WalkthroughDeps {
  clock: Clock;
  settings: SettingsService;
  getCalendar: GetWorkingCalendar;
  deadlines: DeadlineService;
  findChips: FindDeadlineChips;
  notices: NoticeService;
  tasks: TaskService;
  problems: ProblemService;
  /** The store of uploaded files and the check of what a file is (features/materials). */
  files: { put(content: Buffer): Promise<{ sha256: string; path: string }>; read(path: string): Readable };
  detectContentType(content: Buffer): { type: string; extension: string } | null;
}
