import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrokerOptions } from './broker-settings.js';
import { freePorts } from './free-ports.js';
import { startBroker, type RunningBroker } from './start-broker.js';

/** gRPC, REST, management, commands, internal. */
const PORTS_OF_A_BROKER = 5;

export interface TestBroker extends RunningBroker {
  /** Where it posts its records; whoever takes them listens here with this token. */
  recordsPort: number;
  token: string;
  /** Starts it again on what it kept, after `kill` or `stop`. */
  again(): Promise<TestBroker>;
  /** Ends it at once and removes what it kept. */
  remove(): void;
}

const TOKEN = 'token-of-this-test-run';

/** A broker of this test alone, on ports and data of its own; its records go to a port that is free now. */
export async function startTestBroker(options: Partial<BrokerOptions> = {}): Promise<TestBroker> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'kuaiban-zeebe-'));
  const port = options.port ?? (await freePorts(PORTS_OF_A_BROKER + 1));
  const recordsPort = port + PORTS_OF_A_BROKER;
  const records = { url: `http://127.0.0.1:${recordsPort}`, token: TOKEN };
  const settings = { bulkSize: 1, ...options, port, data, records };
  const running = await startBroker({ ...settings, clean: options.data === undefined });
  const killAtExit = () => end(running.pid);
  process.once('exit', killAtExit);
  void running.ended.then(() => process.off('exit', killAtExit));
  return {
    ...running,
    recordsPort,
    token: TOKEN,
    again: () => startTestBroker(settings),
    remove() {
      end(running.pid);
      rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}

/** The process may be gone already. */
function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
