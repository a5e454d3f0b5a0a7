import type { Readable } from 'node:stream';
import type { ReminderResult } from '../../api/rectifications.js';
import type { Clock } from '../../shared/clock.js';
import type { CommandContext, UnitOfWork } from '../../shared/command-context.js';
import type { DeadlineService } from '../../shared/deadline-service.js';
import type { FindDeadlineChips } from '../../shared/find-deadline-chips.js';
import type { NoticeService } from '../../shared/notice-service.js';
import type { ProblemService } from '../../shared/problem-service.js';
import type { SettingsService } from '../../shared/settings-service.js';
import type { TaskService } from '../../shared/task-service.js';
import type { GetWorkingCalendar } from '../calendar/get-working-calendar.js';

/** The store of uploaded files and the check of what a file is (features/materials). */
export interface ProofFiles {
  put(content: Buffer): Promise<{ sha256: string; path: string }>;
  read(path: string): Readable;
}

/** What the commands, jobs and queries of rectifications need; wired in compose.ts. */
export interface RectificationDeps {
  clock: Clock;
  settings: SettingsService;
  deadlines: DeadlineService;
  getCalendar: GetWorkingCalendar;
  findChips: FindDeadlineChips;
  notices: NoticeService;
  tasks: TaskService;
  problems: ProblemService;
  files: ProofFiles;
  detectContentType(content: Buffer): { type: string; extension: string } | null;
  /** 催办 of one or many, with who was reminded before; the command of features/supervision. */
  remind(
    context: CommandContext,
    input: { rectificationIds: string[]; note?: string | undefined },
  ): Promise<ReminderResult[]>;
  /** Told in the transaction that ends a rectification: what hangs on it (督办) ends too. */
  rectificationEnded?(unit: UnitOfWork, ended: { rectificationId: string; reason: string }): Promise<void>;
}
