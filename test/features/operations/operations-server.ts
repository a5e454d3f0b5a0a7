import { createServer } from 'node:http';
import { join } from 'node:path';
import { seedDatabase } from '../../../prisma/seed/seed.js';
import { createApp } from '../../../server/app.js';
import { composeRoutes } from '../../../server/compose-routes.js';
import { composeServices } from '../../../server/compose-services.js';
import { findSession } from '../../../server/features/people/find-session.js';
import { can } from '../../../server/features/people/permissions.js';
import { createEventHub } from '../../../server/http/event-hub.js';
import { systemClock } from '../../../server/shared/clock.js';
import { createLog } from '../../../server/shared/log.js';
import { projectRoot } from '../../../server/shared/project-root.js';
import { OperationsWorld } from './operations-world.js';

export interface OperationsServer {
  url: string;
  world: OperationsWorld;
  close(): Promise<void>;
}

/** The world of stuck cases behind the product's own routes and pages, with the demo people. */
export async function openOperationsServer(): Promise<OperationsServer> {
  const world = await OperationsWorld.open();
  const { db } = world;
  await seedDatabase(db, systemClock, { demo: true });
  const services = composeServices({ db, dataDir: world.dir, clock: systemClock });
  const events = createEventHub();
  world.glue.onTopic = (topic) => events.publish(topic);
  const closing = new AbortController();
  const app = createApp({
    db,
    clock: systemClock,
    settings: services.settings,
    events,
    routes: composeRoutes(services, [], undefined, world.deps.runtime),
    log: createLog('error', systemClock, () => {}),
    ready: () => Promise.resolve({ ok: true, detail: {} }),
    findSession: (token, seen) => findSession({ db, clock: systemClock, settings: services.settings }, token, seen),
    can,
    pagesFolder: join(projectRoot, 'dist/admin'),
    cookieSecure: false,
    trustedProxies: 0,
    closing: closing.signal,
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    world,
    async close() {
      closing.abort();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await world.close();
    },
  };
}
