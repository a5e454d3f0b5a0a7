import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { projectRoot } from '../../server/shared/project-root.js';
import { eventually, HttpClient } from '../support/http-client.js';
import { startServer } from '../support/running-server.js';
import { submitCase } from './case-driver.js';

const FILES = ['kuaiban.db', 'kuaiban.db-wal', 'engine.db', 'engine.db-wal'];

let root: string;
/** What kill -9 left, and a backup from the day before. */
const crashed = () => join(root, 'crashed');
const backup = () => join(root, 'backup');
const image = () => join(root, 'image');

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'kuaiban-refused-'));
  await (await startServer({ dataDir: crashed() })).stop();
  cpSync(crashed(), backup(), { recursive: true });
  const server = await startServer({ dataDir: crashed() });
  await submitCase(AbortSignal.timeout(60_000), server.url, 0, ['unemployment-registration']);
  const counter = await HttpClient.signIn(server.url, 'counter');
  const arrived = async () => (await counter.get<{ total: number }>('/api/inbox?tab=unit&pageSize=1')).total > 0;
  await eventually(arrived, 'the task of the case');
  await server.kill();
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => cpSync(crashed(), image(), { recursive: true }));
afterEach(() => rmSync(image(), { recursive: true, force: true }));

const take = (folder: string, ...names: string[]) => {
  for (const name of names) {
    rmSync(join(image(), name), { force: true });
    if (existsSync(join(folder, name))) cpSync(join(folder, name), join(image(), name));
  }
};

/** Starts the server on the image and waits for its end; answers what it said. */
function start(): { code: number | null; output: string } {
  const { NODE_OPTIONS: _options, JEST_WORKER_ID: _worker, NODE_ENV: _mode, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectRoot, 'dist/server/main.js')], {
    cwd: projectRoot,
    env: { ...env, DATA_DIR: image(), PORT: '0' },
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, output: (stdout + stderr).trim() };
}

describe('a server on data files that cannot be right', () => {
  it('starts on what kill -9 left (control)', async () => {
    const server = await startServer({ dataDir: image() });
    expect(await server.stop()).toBe(0);
  });

  it.each<[string, () => void, RegExp]>([
    ['kuaiban.db cut off', () => halve('kuaiban.db'), /kuaiban\.db 不能用：文件被截断/],
    ['engine.db cut off', () => halve('engine.db'), /engine\.db 不能用：文件被截断/],
    ['kuaiban.db gone', () => take('', 'kuaiban.db', 'kuaiban.db-wal'), /kuaiban\.db 不见了或是空的/],
    ['engine.db gone', () => take('', 'engine.db', 'engine.db-wal'), /engine\.db 丢失了，或来自更早的备份/],
    ['an older engine.db', () => take(backup(), 'engine.db', 'engine.db-wal'), /engine\.db 丢失了，或来自更早的备份/],
    ['an older kuaiban.db', () => take(backup(), 'kuaiban.db', 'kuaiban.db-wal'), /kuaiban\.db 来自更早的备份/],
    ['an engine.db of another installation', () => beAnother(), /两套不同的安装/],
  ])('refuses %s in one sentence that says what to do', (_what, harm, words) => {
    harm();
    const { code, output } = start();
    expect([code, output]).toEqual([1, expect.stringMatching(words)]);
    expect(output).toMatch(/整个数据目录恢复/);
    expect(output.split('\n')).toHaveLength(1);
    expect(FILES.some((name) => existsSync(join(image(), name)))).toBe(true);
  });
});

function beAnother(): void {
  const db = new Database(join(image(), 'kuaiban.db'));
  db.exec(`UPDATE "Installation" SET "id" = 'another'`);
  db.close();
}

const halve = (name: string) => truncateSync(join(image(), name), Math.floor(statSync(join(image(), name)).size / 2));
