// npm test: its own set-up, types, lint, then every test. Arguments go to Jest: npm test -- dist/test/http
import { spawnSync } from 'node:child_process';
import { findChromium } from './find-chromium.mjs';
import { orExit, root, say, setup } from './steps.mjs';

const WORKERS = 2;

const chromium = findChromium();
if (chromium) process.env.CHROMIUM_PATH = chromium;
else if (process.env.CI) {
  console.error('没有找到 Chromium，浏览器测试不能运行；请安装 chromium，或用 CHROMIUM_PATH 指明位置');
  process.exit(1);
}

orExit(() => setup({ clean: true }));

const failed = [];
const check = (name, args) => {
  say(name);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed.push(name);
};
check('检查类型：服务端、测试', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']);
check('检查类型：页面', ['node_modules/typescript/bin/tsc', '-p', 'admin/tsconfig.json']);
check('检查代码规范', ['node_modules/eslint/bin/eslint.js', '.']);
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
const { status } = spawnSync(process.execPath, [...jest, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
if (failed.length > 0) console.error(`[快办] 测试之前的检查没有通过：${failed.join('；')}`);
process.exit(status === 0 && failed.length === 0 ? 0 : 1);
