import type { Permission } from '../../api/session.js';
import type { EngineCommands } from '../../engine/port.js';
import type { Actor } from '../../shared/actor.js';
import type { NoticeService } from '../../shared/notice-service.js';

/** What the designer's commands need; wired in compose.ts. */
export interface DesignerDeps {
  can(actor: Actor, permission: Permission): boolean;
  notices: NoticeService;
  /** The engine's own check and new version. It is outside every transaction: its records come back through the projection. */
  deployResources: EngineCommands['deployResources'];
}
