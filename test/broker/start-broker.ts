import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brokerSettings, type BrokerOptions } from './broker-settings.js';
import { brokerClock, type BrokerClock } from './broker-clock.js';
import { fetchBroker } from './fetch-broker.js';
import { findJava } from './find-java.js';

export interface RunningBroker {
  pid: number;
  /** gRPC, for ZEEBE_ADDRESS. */
  address: string;
  /** Milliseconds from the start until it was ready. */
  readyMs: number;
  logFile: string;
  /** Resolves when the process has ended, however it did. */
  ended: Promise<void>;
  /** `http://host:port` of its actuator. */
  management: string;
  /** Only with `controlledClock`. */
  clock: BrokerClock;
  /** SIGTERM, SIGKILL when it has not ended within half a minute. */
  stop(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

const READY_MS = 120_000;

/** Starts a real broker and waits until it is ready. `clean`: forgets what an earlier one kept in the folder. */
export async function startBroker(options: BrokerOptions & { clean?: boolean }): Promise<RunningBroker> {
  const { port, data, clean = true } = options;
  const folder = fetchBroker();
  if (clean) rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  const logFile = join(data, 'zeebe.log');
  const log = openSync(logFile, 'a');
  const started = performance.now();
  const child = spawn(join(folder, 'bin', 'broker'), {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      JAVA_HOME: findJava() ?? '',
      ...brokerSettings(options),
    },
    stdio: ['ignore', log, log],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const management = `http://127.0.0.1:${port + 2}`;
  await ready(child, management, logFile);
  return {
    pid: child.pid as number,
    address: `127.0.0.1:${port}`,
    readyMs: Math.round(performance.now() - started),
    logFile,
    ended,
    management,
    clock: brokerClock(management),
    async stop() {
      child.kill('SIGTERM');
      const impatient = setTimeout(() => child.kill('SIGKILL'), 30_000);
      await ended;
      clearTimeout(impatient);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function ready(child: ChildProcess, management: string, logFile: string): Promise<void> {
  const until = performance.now() + READY_MS;
  while (performance.now() < until) {
    if (child.exitCode !== null)
      throw new Error(`Zeebe 没有启动成功，原因见 / the broker ended, see ${logFile} (${child.exitCode})`);
    const answer = await fetch(`${management}/actuator/health/status`).catch(() => null);
    if (answer?.ok) return;
    await sleep(200);
  }
  child.kill('SIGKILL');
  throw new Error(`Zeebe 在 ${READY_MS / 1000} 秒内没有就绪，见 / the broker did not get ready, see ${logFile}`);
}
