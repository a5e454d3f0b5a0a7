import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../../server/shared/project-root.js';
import type { EngineResult } from './engine-result.js';

const TINY = {
  BENCH_CASES: '8',
  BENCH_SINGLE_CASES: '2',
  BENCH_PARALLEL: '4',
  BENCH_ROUNDS: '1',
  BENCH_WAITING: '180,360',
  BENCH_CLICKS: '3',
  BENCH_AGAINST_CASES: '3',
  BENCH_TIMERS: '60',
  BENCH_HTTP_TIMERS: '600',
  BENCH_REQUESTS: '3',
};

/** Runs the bench as `npm run bench:engine` does, and answers what it printed and wrote. */
async function bench(
  env: Record<string, string>,
  more: string[] = [],
): Promise<{ printed: string; result: EngineResult }> {
  const folder = mkdtempSync(join(tmpdir(), 'kuaiban-bench-'));
  try {
    const { NODE_OPTIONS: _options, ZEEBE_ADDRESS: _address, ...rest } = process.env;
    const script = join(projectRoot, 'dist/test/bench/engine/main.js');
    const options = { env: { ...rest, ...TINY, ...env, BENCH_FOLDER: folder } };
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...more], options);
    return {
      printed: stdout,
      result: JSON.parse(readFileSync(join(folder, 'bench-engine.json'), 'utf8')) as EngineResult,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('with tiny numbers it gives every figure of the engine, and beside each the same rows by hand', async () => {
  const { printed, result } = await bench({ BENCH_PARTS: 'loop,single,waiting,timers' });
  for (const loop of [result.loop, result.single]) {
    expect(loop?.commandsPerCase).toBe(27);
    for (const figure of [loop?.casesPerSecond, loop?.cpuMsPerCase, loop?.byHandCasesPerSecond, loop?.ratio])
      expect(figure?.median).toBeGreaterThan(0);
  }
  expect(result.waiting?.map(({ tasks }) => tasks)).toEqual([180, 360]);
  for (const { bytesPerCase, historyBytesPerCase, open, click, clickByHand } of result.waiting ?? [])
    for (const figure of [bytesPerCase, historyBytesPerCase, open.coldMs, open.warmMs, click.p99, clickByHand.p99])
      expect(figure).toBeGreaterThan(0);
  expect(result.timers).toMatchObject({ timers: 60, missed: 0, doubled: 0 });
  expect(printed).toContain('件/秒');
  expect(printed).not.toContain('NaN');
});

test('with tiny numbers it gives the pages of a server whose engine is busy', async () => {
  const { result } = await bench({ BENCH_PARTS: 'http' });
  expect(result.http?.timers).toBe(600);
  expect(result.http?.idle.p99).toBeGreaterThan(0);
  expect(result.http?.saturated.p99).toBeGreaterThan(0);
});

test('beside a stand-in it runs the same loop over the adapter, and says that the figures mean nothing', async () => {
  const { printed, result } = await bench({}, ['--against', 'zeebe']);
  expect(result.against).toMatchObject({ version: 'stand-in', isStandIn: true, cases: 3, commandsPerCase: 27 });
  expect(result.against?.ratio.median).toBeGreaterThan(0);
  expect(result.loop).toBeUndefined();
  expect(printed).toContain('替身，不是 Zeebe：数字没有意义');
});

test('what it does not know it refuses before it measures', async () => {
  await expect(bench({ BENCH_PARTS: 'loop,speed' })).rejects.toThrow('没有“speed”这一部分');
  await expect(bench({}, ['--against', 'camunda'])).rejects.toThrow('没有“camunda”');
});
