import { join } from 'node:path';
import { beginWhenReachable } from './begin-when-reachable.js';
import { composeJobs } from './compose-jobs.js';
import { composeRoutes } from './compose-routes.js';
import { composeServices } from './compose-services.js';
import { openDb, type Db } from './db.js';
import { openEngine, type ZeebeSettings } from './engine/open-engine.js';
import { EngineRejection } from './engine/port.js';
import { createOutboxRelay } from './engine/relay/outbox-relay.js';
import { createJobWorkers } from './engine/workers/job-workers.js';
import { keepStatistics } from './keep-statistics.js';
import { startDeadlineSweeper, type DeadlineSweeper } from './features/deadlines/start-deadline-sweeper.js';
import { deployProcesses } from './features/processes/deploy-processes.js';
import { readProductDatabase } from './features/processes/read-product-database.js';
import { startProjection } from './features/processes/start-projection.js';
import { findNearestDue } from './features/tasks/find-nearest-due.js';
import { createEventHub, type EventHub } from './http/event-hub.js';
import type { Readiness } from './http/http-deps.js';
import type { Route } from './http/route.js';
import { testClockRoute } from './http/test-clock-route.js';
import { systemActor } from './shared/actor.js';
import type { Clock, MovableClock } from './shared/clock.js';
import { onCommit } from './shared/command-context.js';
import type { Log } from './shared/log.js';
import { OUTBOX_LATE_MS } from './shared/outbox.js';
import type { SettingsService } from './shared/settings-service.js';

export interface ComposeOptions {
  /** Holds kuaiban.db, engine.db, files/ and secret.key; the database is migrated and seeded already. */
  dataDir: string;
  clock: Clock;
  /** The same clock where it may be moved while the server runs. */
  testClock?: MovableClock | null;
  log: Log;
  /** Days that the engine keeps its records. */
  historyDays?: number;
  zeebe?: ZeebeSettings | undefined;
  /** How the engine is opened; a test puts a door in front of it that can be shut. */
  openEngine?: typeof openEngine;
  /** User names offered on the sign-in page. */
  demoUsernames?: readonly string[];
}

export interface Composed {
  db: Db;
  clock: Clock;
  settings: SettingsService;
  routes: Route[];
  events: EventHub;
  ready(): Promise<Readiness>;
  /** Opens the engine, follows its records, deploys the diagrams, then carries commands and does jobs. */
  start(): Promise<void>;
  /** Finishes what is in hand, in the reverse order. */
  stop(): Promise<void>;
}

/** The only place that wires the parts of the server. */
export function compose(options: ComposeOptions): Composed {
  const { dataDir, clock, testClock, log } = options;
  const file = join(dataDir, 'kuaiban.db');
  const db = openDb(file);
  const events = createEventHub();
  const services = composeServices({ db, dataDir, clock });
  const warn = (text: string) => log.warn(text);
  const context = { db, clock, actor: systemActor() };

  let engine: Awaited<ReturnType<typeof openEngine>> | null = null;
  let sweeper: DeadlineSweeper | null = null;
  let relay: ReturnType<typeof createOutboxRelay> | null = null;
  const routes = composeRoutes(
    services,
    options.demoUsernames ?? [],
    async (resources) => {
      if (!engine) throw new EngineRejection('UNAVAILABLE', 'The engine is not open');
      return engine.deployResources(resources);
    },
    {
      readEngine: async () => engine && { ...(await engine.health()), address: options.zeebe?.address ?? null },
      carryNow: (caseIds) => relay?.retryNow(caseIds),
      warn,
    },
  );
  if (testClock)
    routes.push(
      testClockRoute(testClock, async (to) => {
        await engine?.advanceTo?.(to.getTime());
        sweeper?.wake();
      }),
    );
  const stops: (() => Promise<void>)[] = [];

  return {
    db,
    clock,
    settings: services.settings,
    routes,
    events,
    async ready() {
      const [health, pending] = await Promise.all([engine?.health(), relay?.pending(), db.$queryRaw`SELECT 1`]);
      const lags = (pending?.oldestAgeMs ?? 0) > OUTBOX_LATE_MS;
      return {
        ok: health?.healthy === true && pending !== undefined && !lags,
        detail: {
          db: '可用',
          engine: health ? (health.healthy ? '可用' : (health.detail ?? '不可用')) : '尚未启动',
          relay: pending ? (lags ? `积压 ${pending.count} 条` : `待传 ${pending.count} 条`) : '尚未启动',
        },
      };
    },
    async start() {
      engine = await (options.openEngine ?? openEngine)({
        dataDir,
        historyDays: options.historyDays ?? 30,
        belongsTo: await readProductDatabase(db),
        ...(testClock ? { clock: { kind: 'movable', now: clock.now().getTime() } } : {}),
        zeebe: options.zeebe,
        warn,
      });
      const opened = engine;
      stops.push(() => opened.close());
      stops.push(
        await startProjection(opened, db, {
          describeSubject: services.findSubject,
          dueAtOf: findNearestDue,
          lastHandler: services.lastHandler,
          publish: (topic) => events.publish(topic),
          warn,
        }),
      );
      const begin = async () => {
        await deployProcesses(opened, db);
        const workers = createJobWorkers({ db, clock, engine: opened, handlers: composeJobs(services) }, { warn });
        workers.start();
        stops.push(() => workers.stop());
        const carrier = createOutboxRelay({ db, clock, engine: opened }, { warn });
        carrier.start();
        relay = carrier;
        stops.push(() => carrier.stop());
      };
      stops.push(await beginWhenReachable(begin, { mayBeAway: options.zeebe !== undefined, warn }));
      const sweeping = startDeadlineSweeper(context, services, { warn });
      sweeper = sweeping;
      stops.push(() => sweeping.stop());
      const statistics = keepStatistics(file, warn);
      statistics.start();
      stops.push(() => statistics.stop());
      const quiet = onCommit(() => events.publish('inbox', 'applications', 'items', 'notices', 'ratings', 'deadlines'));
      stops.push(() => Promise.resolve(void quiet()));
    },
    async stop() {
      for (const stop of stops.splice(0).reverse()) await stop();
      engine = null;
      relay = null;
      await db.$disconnect();
    },
  };
}
