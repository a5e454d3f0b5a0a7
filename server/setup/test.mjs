// npm test: its own set-up, types, lint, then every test. Arguments go to Jest: npm test -- dist/test/http
import { spawn, spawnSync } from 'node:child_process';
import { findChromium } from './find-chromium.mjs';
import { orExit, root, say, setup } from './steps.mjs';

const WORKERS = 2;

/** The longest of the tests that take known stories over another path: left out of a plain `npm test`, so that it stays within 20 minutes. */
const LONG = [
  'broker/stand-in/kill-stand-in',
  'e2e/negative-rating.stand-in',
  'e2e/one-case.stand-in',
  'engine/contract/stand-in',
  'faults/clock-jumps-of-a-server',
];
const paths = process.argv.slice(2);
const isWhole = paths.length > 0 || Boolean(process.env.CI) || Boolean(process.env.WHOLE);

const chromium = findChromium();
if (chromium) process.env.CHROMIUM_PATH = chromium;
else if (process.env.CI) {
  console.error('没有找到 Chromium，浏览器测试不能运行；请安装 chromium，或用 CHROMIUM_PATH 指明位置');
  process.exit(1);
}

orExit(() => setup({ clean: true }));

const failed = [];
/** What it printed comes when it has ended, so that two at once do not mix. */
const check = (name, args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root });
    const printed = [];
    child.stdout.on('data', (chunk) => printed.push(chunk));
    child.stderr.on('data', (chunk) => printed.push(chunk));
    child.once('close', (status) => {
      say(name);
      process.stdout.write(Buffer.concat(printed));
      if (status !== 0) failed.push(name);
      resolve();
    });
  });
await Promise.all([
  check('检查类型：服务端、测试', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']).then(() =>
    check('检查类型：页面', ['node_modules/typescript/bin/tsc', '-p', 'admin/tsconfig.json']),
  ),
  check('检查代码规范', ['node_modules/eslint/bin/eslint.js', '.']),
]);
if (failed.length > 0) console.error(`[快办] 没有通过：${failed.join('；')}`);

if (!chromium) console.error('\n！！！ 没有找到 Chromium，浏览器测试将跳过（安装方法见 README）！！！\n');
say('运行测试');
const jest = [
  '--experimental-vm-modules',
  '--no-warnings=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
  '-c',
  'test/jest.config.mjs',
  `--maxWorkers=${WORKERS}`,
];
if (!isWhole) {
  console.error(
    `\n！！！ 略过最长的 ${LONG.length} 个测试文件，它们在 CI 里跑（WHOLE=1 npm test 也跑）：${LONG.join('，')} ！！！\n`,
  );
  jest.push('--testPathIgnorePatterns', ...LONG.map((path) => `/dist/test/${path}\\.test\\.js$`), '--');
}
const { status } = spawnSync(process.execPath, [...jest, ...paths], { cwd: root, stdio: 'inherit' });
if (failed.length > 0) console.error(`[快办] 测试之前的检查没有通过：${failed.join('；')}`);
process.exit(status === 0 && failed.length === 0 ? 0 : 1);
