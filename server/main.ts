import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { demoUsernames, readPeople } from '../prisma/seed/read-seed.js';
import { seedDatabase, type SeedResult } from '../prisma/seed/seed.js';
import { createApp } from './app.js';
import { checkDataFiles, DataFileError } from './check-data-files.js';
import { compose } from './compose.js';
import { ConfigError, readConfig, type Config } from './config.js';
import { openDb } from './db.js';
import { EngineOpenError } from './engine/embedded/open-embedded-engine.js';
import { OtherEngineError } from './engine/keep-to-one-engine.js';
import { ZeebeSettingError } from './engine/zeebe/zeebe-setting-error.js';
import { findDemoAccounts } from './features/people/find-users.js';
import { findSession } from './features/people/find-session.js';
import { can } from './features/people/permissions.js';
import { DataFolderInUseError, lockDataFolder } from './lock-data-folder.js';
import { migrate } from './migrate.js';
import { isDiskFull } from './shared/is-disk-full.js';
import { createLog } from './shared/log.js';
import { projectRoot } from './shared/project-root.js';
import { startBanner } from './start-banner.js';

/** Requests in flight get this long to end when the server stops. */
const DRAIN_MS = 10_000;
/** npm and the terminal both pass on one Ctrl-C: what comes within this time is the same one. */
const SAME_SIGNAL_MS = 500;

/** Errors that are one sentence for the operator. */
const PLAIN = [ConfigError, DataFileError, DataFolderInUseError, EngineOpenError, OtherEngineError, ZeebeSettingError];

async function run(config: Config): Promise<void> {
  const unlock = lockDataFolder(config.dataDir);
  checkDataFiles(config.dataDir);
  const log = createLog(config.logLevel, config.clock);
  const seed = await prepareDatabase(config);
  const demoAccounts = config.demo ? demoUsernames() : [];
  const composed = compose({
    dataDir: config.dataDir,
    clock: config.clock,
    testClock: config.testClock,
    log,
    historyDays: config.engineHistoryDays,
    demoUsernames: demoAccounts,
    zeebe: config.zeebe,
  });
  await composed.start();

  const closing = new AbortController();
  const { db, clock, settings } = composed;
  const app = createApp({
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
    publicUrl: config.publicUrl,
    cookieSecure: config.cookieSecure,
    trustedProxies: config.trustedProxies,
    closing: closing.signal,
  });
  const server = createServer(app);

  stopOnSignal(async () => {
    await drain(server, closing);
    await composed.stop();
    unlock();
  });
  await listen(server, config);
  const accounts = await findDemoAccounts(db, demoAccounts);
  console.log(
    startBanner({
      url: urlOf(server, config),
      accounts,
      password: readPeople().demo_password,
      administrator: seed.administrator,
      dataDir: config.dataDir,
    }),
  );
}

/** Migrations first, then the seed of an empty database; the same file is opened again for the work. */
async function prepareDatabase(config: Config): Promise<SeedResult> {
  const file = join(config.dataDir, 'kuaiban.db');
  migrate(file, join(projectRoot, 'prisma/migrations'));
  const db = openDb(file);
  try {
    return await seedDatabase(db, config.clock, { demo: config.demo });
  } finally {
    await db.$disconnect();
  }
}

function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(
        taken
          ? new ConfigError(`端口 ${port} 不能使用（${error.code}），请用 PORT 另选一个 / the port cannot be used`)
          : error,
      );
    });
    server.listen(port, host, resolve);
  });
}

function urlOf(server: Server, config: Config): string {
  if (config.publicUrl) return config.publicUrl;
  const address = server.address();
  return `http://localhost:${typeof address === 'object' && address ? address.port : config.port}`;
}

/** Takes no new request, ends the event streams, waits for what is in flight. */
async function drain(server: Server, closing: AbortController): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  closing.abort();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(timer);
}

function stopOnSignal(stop: () => Promise<void>): void {
  let since: number | null = null;
  const onSignal = () => {
    if (since !== null) {
      if (performance.now() - since > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    since = performance.now();
    console.log('正在停止：不再接收请求，等待处理完…');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('停止时出错', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

try {
  await run(readConfig(process.env));
} catch (error) {
  const isPlain = PLAIN.some((kind) => error instanceof kind);
  if (isDiskFull(error))
    console.error('数据目录所在的磁盘已满，请清理后再启动；数据没有损坏 / the disk of the data folder is full');
  else console.error(isPlain && error instanceof Error ? error.message : error);
  process.exit(1);
}
