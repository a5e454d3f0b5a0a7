// The steps between a fresh clone and a server that can run, each skipped when its result is there. Plain Node: nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const stampFile = join(root, 'node_modules/.cache/kuaiban-setup.json');
const LEAST_NODE = [20, 19];

/** Says what happens now, so that a long step is not taken for a stop. On standard error: the other stream belongs to what runs. */
export const say = (text) => console.error(`[快办] ${text}`);

/** A step went wrong: what failed is on the screen already. */
export class SetupError extends Error {}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  throw new SetupError(
    `需要 Node ${LEAST_NODE.join('.')} 或更高版本，现在是 ${process.versions.node} / Node ${LEAST_NODE.join('.')} or newer is needed`,
  );
}

/** Runs a program in the project, its output on the screen (standard error). */
export function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['inherit', process.stderr, process.stderr],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (error || status !== 0)
    throw new SetupError(`没有成功：${command} ${args.join(' ')}${error ? `（${error.message}）` : ''}`);
}

/** Runs a script of an installed package with this very Node. */
export const runScript = (script, args, env) => run(process.execPath, [join(root, script), ...args], env);

const readStamps = () => {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
};

function writeStamp(step, value) {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, JSON.stringify({ ...readStamps(), [step]: value }, null, 2));
}

/** A fingerprint of files by name, size and time of change; folders are walked. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    if (!existsSync(path)) return;
    const stat = statSync(path);
    if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort())
        if (name !== 'node_modules' && name !== 'generated') add(join(path, name));
    } else hash.update(`${relative(root, path)}\n${stat.size}\n${stat.mtimeMs}\n`);
  };
  for (const path of paths) add(join(root, path));
  return hash.digest('hex');
}

const hashOf = (path) =>
  createHash('sha256')
    .update(readFileSync(join(root, path)))
    .digest('hex');

/** Does a step unless its stamp and its result are there. */
function step(name, text, stamp, results, work) {
  if (readStamps()[name] === stamp && results.every((path) => existsSync(join(root, path)))) return;
  say(text);
  work();
  writeStamp(name, stamp);
}

/** Whether node_modules is what the lockfile says; npm keeps its own list of what it installed. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const there = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(
      ([path, entry]) =>
        path === '' || entry.optional || entry.devOptional || entry.peer || there[path]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

export function install() {
  if (!isInstalled()) {
    say('安装依赖（首次约 2 至 4 分钟；没有现成的 SQLite 驱动时会在本机编译）…');
    run('npm', ['ci', '--no-audit', '--no-fund']);
    writeStamp('abi', process.versions.modules);
    return;
  }
  // the SQLite driver is compiled for one version of Node
  if ((readStamps().abi ?? process.versions.modules) !== process.versions.modules) {
    say('Node 版本变了，重新编译 SQLite 驱动…');
    run('npm', ['rebuild', 'better-sqlite3']);
  }
  if (readStamps().abi !== process.versions.modules) writeStamp('abi', process.versions.modules);
}

export function generate() {
  step(
    'generate',
    '生成数据库客户端…',
    `${hashOf('prisma/schema.prisma')} ${hashOf('package-lock.json')}`,
    ['prisma/generated/client.ts'],
    () =>
      runScript('node_modules/prisma/build/index.js', ['generate', '--config', '.config/prisma.ts'], {
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      }),
  );
}

const SERVER_SOURCES = ['server', 'processes', 'prisma', 'test', 'package-lock.json'];
const ADMIN_SOURCES = ['admin', 'server/api', 'processes/contract.ts', 'package-lock.json'];

/** Transpiles the server. `clean`: removes what was transpiled before, so that a deleted source leaves nothing behind. */
export function emit({ clean = false } = {}) {
  const folders = ['server', 'processes', 'prisma', 'test'].map((name) => join(root, 'dist', name));
  if (clean) for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  step(
    'emit',
    '编译服务端…',
    fingerprint(SERVER_SOURCES),
    ['dist/server/main.js', 'dist/prisma/generated/client.js'],
    () => runScript('server/setup/emit.mjs', []),
  );
}

export function buildAdmin() {
  step(
    'admin',
    '构建页面（约 10 秒）…',
    fingerprint(ADMIN_SOURCES),
    ['dist/admin/index.html', 'dist/admin/portal.html'],
    () =>
      runScript('node_modules/vite/bin/vite.js', ['build', '--config', 'admin/vite.config.ts', '--logLevel', 'warn']),
  );
}

/** Everything that a start needs. */
export function setup(options) {
  checkNode();
  install();
  generate();
  emit(options);
  buildAdmin();
}

/** Ends the process with one sentence when a step failed. */
export function orExit(work) {
  try {
    return work();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exit(1);
  }
}
