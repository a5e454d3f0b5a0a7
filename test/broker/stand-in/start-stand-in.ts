import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../server/shared/project-root.js';
import { freePorts } from '../free-ports.js';
import type { StandInOptions } from './open-stand-in.js';

/** gRPC, management, records. */
const PORTS_OF_A_STAND_IN = 3;
const TOKEN = 'token-of-this-test-run';

/** A stand-in in a process of its own; see open-stand-in.ts for what it is and is not. */
export interface RunningStandIn {
  pid: number;
  /** gRPC, for ZEEBE_ADDRESS. */
  address: string;
  management: string;
  /** Where it posts its records; whoever takes them listens here with this token. */
  recordsPort: number;
  token: string;
  /** Everything the process printed so far. */
  output(): string;
  /** kill -9, and waits for the end. */
  kill(): Promise<void>;
  /** Starts it again on the ports and the data it had, after `kill`. */
  again(): Promise<RunningStandIn>;
  /** Ends it at once and removes what it kept. */
  remove(): void;
}

type Options = Omit<StandInOptions, 'data' | 'records'>;

/** Starts a stand-in on ports and data of its own, and waits until it is ready. */
export async function startStandIn(options: Options = {}): Promise<RunningStandIn> {
  const port = await freePorts(PORTS_OF_A_STAND_IN);
  const data = mkdtempSync(join(tmpdir(), 'kuaiban-stand-in-'));
  const records = { url: `http://127.0.0.1:${port + 2}`, token: TOKEN };
  return launch({ ...options, port, managementPort: port + 1, data, records }, port + 2);
}

async function launch(options: StandInOptions, recordsPort: number): Promise<RunningStandIn> {
  const script = join(projectRoot, 'dist/test/broker/stand-in/stand-in-cli.js');
  const { NODE_OPTIONS: _options, ...env } = process.env;
  const child = spawn(process.execPath, [script, JSON.stringify(options)], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let text = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  void ended.then(() => process.off('exit', killNow));
  const [, address = '', management = ''] = await new Promise<string[]>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const ready = /^ready (\S+) (\S+)$/m.exec(text);
      if (ready) resolve([...ready]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => reject(new Error(`The stand-in ended:\n${text}`)));
  });
  return {
    pid: child.pid as number,
    address,
    management,
    recordsPort,
    token: TOKEN,
    output: () => text,
    async kill() {
      killNow();
      await ended;
    },
    again: () => launch(options, recordsPort),
    remove() {
      killNow();
      rmSync(options.data, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}
