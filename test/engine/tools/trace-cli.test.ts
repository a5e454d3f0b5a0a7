import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../../server/shared/project-root.js';
import { goldenFile } from '../contract/fixtures.js';

const script = join(projectRoot, 'dist/test/engine/tools/trace-cli.js');
const { NODE_OPTIONS: _options, ZEEBE_ADDRESS: _address, ...env } = process.env;
const trace = (more: string[], extra: Record<string, string> = {}) =>
  promisify(execFile)(process.execPath, [script, goldenFile('boundary-timer'), ...more], { env: { ...env, ...extra } });

test('a case file gives the same trace on both engines, and says that a stand-in is no Zeebe', async () => {
  const embedded = await trace([]);
  const cluster = await trace(['--engine', 'zeebe']);
  expect(JSON.parse(embedded.stdout)).toMatchObject({
    case: 'boundary-timer',
    deploy: [['deployed', 'boundary-timer', 1]],
  });
  expect(cluster.stdout).toBe(embedded.stdout);
  expect([embedded.stderr, cluster.stderr.includes('替身，不是 Zeebe')]).toEqual(['', true]);
});

test.each([
  ['an engine that it does not know', ['--engine', 'other'], {}, 'usage'],
  [
    'a cluster whose records it cannot take',
    ['--engine', 'zeebe'],
    { ZEEBE_ADDRESS: '127.0.0.1:1' },
    'ZEEBE_RECORDS_TOKEN',
  ],
  [
    'a cluster whose clock it cannot move',
    ['--engine', 'zeebe'],
    { ZEEBE_ADDRESS: '127.0.0.1:1', ZEEBE_RECORDS_TOKEN: 'token-of-this-test-run' },
    'ZEEBE_MANAGEMENT',
  ],
])('refuses %s', async (_name, more, extra, words) => {
  await expect(trace(more, extra)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(words) as string });
});
