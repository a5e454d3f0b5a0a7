import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { forgetStoryEngine, storyEngine, storyEngineOf, type StoryEngine } from '../broker/story-broker.js';
import { projectRoot } from '../../server/shared/project-root.js';

export interface RunningServer {
  url: string;
  dataDir: string;
  pid: number;
  /** Everything the process printed so far. */
  output(): string;
  /** SIGTERM, and waits for the end; answers the exit code. */
  stop(): Promise<number | null>;
  /** kill -9, and waits for the end. */
  kill(): Promise<void>;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/**
 * Starts the real server process (dist/server/main.js) on a data folder, a new one unless given, and waits until it is ready. `engine`:
 * what runs the diagrams, unless STORY_ENGINE says it.
 */
export async function startServer(
  options: {
    dataDir?: string;
    port?: number;
    env?: Record<string, string>;
    nodeArguments?: string[];
    engine?: StoryEngine | undefined;
  } = {},
): Promise<RunningServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'kuaiban-server-'));
  const port = options.port ?? (await freePort());
  const kind = options.engine ?? storyEngineOf();
  const engine = await storyEngine(dataDir, kind);
  const child = spawn(process.execPath, [...(options.nodeArguments ?? []), join(projectRoot, 'dist/server/main.js')], {
    cwd: projectRoot,
    env: { ...withoutJest(process.env), PORT: String(port), DATA_DIR: dataDir, ...engine, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const url = `http://127.0.0.1:${port}`;
  await ready(url, child, () => text);
  // a story that says it runs on a cluster must not have met the embedded engine
  if (kind !== 'embedded' && readFileSync(join(dataDir, 'engine.kind'), 'utf8').trim() !== 'zeebe')
    throw new Error(`The server runs on the embedded engine, not on ${kind}`);
  return {
    url,
    dataDir,
    pid: child.pid as number,
    output: () => text,
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Sets the clock of a server that was started with TEST_CLOCK forward; what is due by then follows. */
export async function moveClock(server: RunningServer, to: string): Promise<void> {
  const answer = await fetch(`${server.url}/api/test-clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: to }),
  });
  if (!answer.ok) throw new Error(`The clock was not moved to ${to}: ${await answer.text()}`);
}

/** Removes a data folder that a test made. */
export function removeData(server: RunningServer): void {
  forgetStoryEngine(server.dataDir);
  rmSync(server.dataDir, { recursive: true, force: true });
}

async function ready(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let attempt = 0; attempt < 1200; attempt++) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${output()}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error(`The server did not get ready:\n${output()}`);
}

/** Jest's own variables would change how the child runs. */
function withoutJest(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, JEST_WORKER_ID: _worker, NODE_ENV: _mode, ...rest } = env;
  return rest;
}
