import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../../server/shared/project-root.js';
import { goldenFile } from './fixtures.js';

const script = join(projectRoot, 'dist/test/engine/contract/test-zeebe.js');
const { NODE_OPTIONS: _options, ZEEBE_ADDRESS: _address, ...env } = process.env;
const testZeebe = (...more: string[]) => promisify(execFile)(process.execPath, [script, ...more], { env });

// npm run test:zeebe where no cluster is named: on a stand-in (替身，不是 Zeebe).

test('says loudly that it is a stand-in, and how many cases agreed', async () => {
  const { stdout, stderr } = await testZeebe('boundary-timer', 'item-happy');
  expect(stderr).toContain('！！！ 替身，不是 Zeebe');
  expect(stdout).toMatch(/替身（不是 Zeebe，只证明通路）：\d 个用例，\d 个与录制一致，0 个不同/);
});

test('records nothing there, and finds no agreement in cases that are not there', async () => {
  const before = readFileSync(goldenFile('boundary-timer'), 'utf8');
  await expect(testZeebe('--record', 'boundary-timer')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('替身不是 Zeebe，不能用它重录') as string,
  });
  expect(readFileSync(goldenFile('boundary-timer'), 'utf8')).toBe(before);
  await expect(testZeebe('no-such-case')).rejects.toMatchObject({ code: 1 });
});
