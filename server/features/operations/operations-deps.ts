import type { Permission } from '../../api/session.js';
import type { EngineHealth, Variables } from '../../engine/port.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden } from '../../shared/app-error.js';
import type { CommandContext } from '../../shared/command-context.js';
import type { NoticeService } from '../../shared/notice-service.js';
import type { SettingsService } from '../../shared/settings-service.js';
import type { FindSubject } from '../../shared/subject-directory.js';

/** What runs behind the routes; wired in compose.ts. */
export interface Runtime {
  /** Null while the engine is not open. */
  readEngine(): Promise<(EngineHealth & { address: string | null }) | null>;
  /** Tries the outbox commands of these cases at once instead of after their pause. */
  carryNow(caseIds: readonly string[]): void;
  warn(text: string): void;
}

type Resume<Input> = (context: CommandContext, input: Input) => Promise<{ id: string; message: string }>;

export interface OperationsDeps {
  settings: SettingsService;
  notices: NoticeService;
  findSubject: FindSubject;
  can(actor: Actor, permission: Permission): boolean;
  runtime: Runtime;
  /** Of features/processes. */
  retryIncident: Resume<{ key: string; reason: string }>;
  resolveIncident: Resume<{ key: string; reason: string; variables?: Variables | undefined }>;
}

/** Refuses whoever does not run the system; every command asks, whatever route led to it. */
export function requireOperator({ can }: Pick<OperationsDeps, 'can'>, actor: Actor): void {
  if (!can(actor, 'operations.manage'))
    throw forbidden('Expected permission operations.manage', '运行维护由系统管理员办理');
}
