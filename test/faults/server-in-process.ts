import { createServer } from 'node:http';
import { join } from 'node:path';
import { seedDatabase } from '../../prisma/seed/seed.js';
import { createApp } from '../../server/app.js';
import { compose, type ComposeOptions } from '../../server/compose.js';
import type { Db } from '../../server/db.js';
import { findSession } from '../../server/features/people/find-session.js';
import { can } from '../../server/features/people/permissions.js';
import { movableClock, type MovableClock } from '../../server/shared/clock.js';
import { createLog } from '../../server/shared/log.js';
import { projectRoot } from '../../server/shared/project-root.js';
import { freshDb } from '../support/fresh-db.js';

export interface ServerInProcess {
  url: string;
  db: Db;
  clock: MovableClock;
  stop(): Promise<void>;
}

/** The whole server as main.ts starts it, with demo data on a clock that can be moved, in this process: for a fault at one of its ports. */
export async function startInProcess(
  startsAt: string,
  openEngine: ComposeOptions['openEngine'],
): Promise<ServerInProcess> {
  const fresh = await freshDb();
  const clock = movableClock(new Date(startsAt));
  await seedDatabase(fresh.db, clock, { demo: true });
  await fresh.db.$disconnect();
  const log = createLog('error', clock, () => {});
  const composed = compose({ dataDir: fresh.dir, clock, testClock: clock, log, ...(openEngine && { openEngine }) });
  await composed.start();
  const { db, settings } = composed;
  const closing = new AbortController();
  const server = createServer(
    createApp({
      db,
      clock,
      log,
      settings,
      routes: composed.routes,
      events: composed.events,
      ready: () => composed.ready(),
      findSession: (token, options) => findSession({ db, clock, settings }, token, options),
      can,
      pagesFolder: join(projectRoot, 'dist/admin'),
      cookieSecure: false,
      trustedProxies: 0,
      closing: closing.signal,
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    db,
    clock,
    async stop() {
      closing.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await composed.stop();
      await fresh.close();
    },
  };
}
