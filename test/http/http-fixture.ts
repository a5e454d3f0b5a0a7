import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../server/app.js';
import type { Db } from '../../server/db.js';
import type { Role } from '../../server/api/roles.js';
import { findSession } from '../../server/features/people/find-session.js';
import { hashPassword } from '../../server/features/people/password-hash.js';
import { can } from '../../server/features/people/permissions.js';
import { createSessionRoutes } from '../../server/features/people/session-routes.js';
import { createEventHub } from '../../server/http/event-hub.js';
import type { HttpDeps } from '../../server/http/http-deps.js';
import type { Route } from '../../server/http/route.js';
import { controlledClock } from '../../server/shared/clock.js';
import { createLog } from '../../server/shared/log.js';
import type { SettingValues } from '../../server/shared/settings-service.js';
import { fixedSettings } from '../support/fixed-settings.js';
import { freshDb } from '../support/fresh-db.js';

export const PASSWORD = 'Kuaiban-2026';
/** Cheap, so that a test with many people does not spend its time on hashes. */
const LOG_ROUNDS = 10;

export interface TestApp {
  url: string;
  db: Db;
  clock: ReturnType<typeof controlledClock>;
  events: HttpDeps['events'];
  /** Lines that the server logged. */
  logged: string[];
  /** Adds a person of a unit `unit-a` (made when needed); the id is the user name. */
  addUser(username: string, roles: readonly Role[]): Promise<void>;
  close(): Promise<void>;
}

/** The real HTTP layer on a fresh database with the session routes and the given ones, on a port of its own. */
export async function startApp(
  routes: readonly Route[] | ((db: Db) => readonly Route[]),
  options: { settings?: Partial<SettingValues>; deps?: Partial<HttpDeps> } = {},
): Promise<TestApp> {
  const { db, close } = await freshDb();
  const clock = controlledClock(new Date('2026-11-25T01:00:00.000Z'));
  const settings = fixedSettings(options.settings);
  const events = createEventHub();
  const logged: string[] = [];
  const closing = new AbortController();
  const app = createApp({
    db,
    clock,
    settings,
    events,
    routes: [
      ...createSessionRoutes({ settings, demoUsernames: ['one'] }),
      ...(typeof routes === 'function' ? routes(db) : routes),
    ],
    log: createLog('debug', clock, (line) => logged.push(line)),
    ready: () => Promise.resolve({ ok: true, detail: {} }),
    findSession: (token, seen) => findSession({ db, clock, settings }, token, seen),
    can,
    pagesFolder: join(tmpdir(), 'no-pages-here'),
    cookieSecure: false,
    trustedProxies: 0,
    closing: closing.signal,
    ...options.deps,
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const passwordHash = await hashPassword(PASSWORD, LOG_ROUNDS);
  return {
    url: `http://127.0.0.1:${port}`,
    db,
    clock,
    events,
    logged,
    async addUser(username, roles) {
      await db.unit.upsert({
        where: { id: 'unit-a' },
        update: {},
        create: { id: 'unit-a', name: '测试单位', shortName: '测试', sortOrder: 1 },
      });
      await db.user.create({
        data: {
          id: username,
          username,
          displayName: `测试${username}`,
          unitId: 'unit-a',
          post: '岗位',
          passwordHash,
          createdAt: clock.now(),
          roles: { create: roles.map((role) => ({ role })) },
        },
      });
    },
    async close() {
      closing.abort();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await close();
    },
  };
}
