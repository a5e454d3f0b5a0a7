import type { Role } from '../../api/roles.js';
import type { SessionView } from '../../api/session.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { keepForEach } from '../../shared/table-versions.js';
import { permissionsOf } from './permissions.js';
import { sessionIdOf } from './session-token.js';

const HOUR = 3_600_000;
/** Every request asks for one. Signing out, a change of roles or of the unit acts at once: it changes one of these tables. */
const sessions = keepForEach<SessionRow | null>(['Session', 'User', 'UserRole', 'Unit']);
/** `lastSeenAt` is written at most this often: a request is not a write. */
const SEEN_STEP_MS = 60_000;

export interface LiveSession {
  actor: UserActor;
  username: string;
  csrfToken: string;
}

const readSession = (db: Db, id: string) =>
  db.session.findUnique({ where: { id }, include: { user: { include: { unit: true, roles: true } } } });
type SessionRow = NonNullable<Awaited<ReturnType<typeof readSession>>>;

/**
 * The live session behind a cookie's token, with the user's roles of this very moment; null when it is unknown, too old, idle
 * for too long (setting `session.lifetime`), or its user was deactivated. `seen` counts the request as activity.
 */
export async function findSession(
  { db, clock, settings }: { db: Db; clock: Clock; settings: SettingsService },
  token: string,
  { seen }: { seen: boolean },
): Promise<LiveSession | null> {
  const at = clock.now();
  const id = sessionIdOf(token);
  const session = await sessions(db).get(id, () => readSession(db, id));
  if (!session || !session.user.active || session.expiresAt <= at) return null;
  const { idleHours } = await settings.get(db, 'session.lifetime', at);
  const idleMs = at.getTime() - session.lastSeenAt.getTime();
  if (idleMs >= idleHours * HOUR) return null;
  if (seen && idleMs >= SEEN_STEP_MS)
    await db.session.updateMany({ where: { id: session.id }, data: { lastSeenAt: at } });
  const { user } = session;
  return {
    actor: {
      type: 'USER',
      id: user.id,
      name: user.displayName,
      post: user.post,
      unitId: user.unitId,
      unitName: user.unit.name,
      roles: user.roles.map(({ role }) => role as Role),
    },
    username: user.username,
    csrfToken: session.csrfToken,
  };
}

/** A session as the console is told of it. */
export const sessionView = ({ actor, username, csrfToken }: LiveSession): SessionView => ({
  user: {
    id: actor.id,
    username,
    displayName: actor.name,
    post: actor.post,
    unitId: actor.unitId,
    unitName: actor.unitName,
    roles: [...actor.roles],
  },
  csrfToken,
  permissions: permissionsOf(actor.roles),
});
