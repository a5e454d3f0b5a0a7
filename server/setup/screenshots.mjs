// npm run screenshots: takes the pictures of docs/ anew (test/screenshots/main.ts); needs Chromium.
import { findChromium } from './find-chromium.mjs';
import { orExit, setup } from './steps.mjs';

const chromium = findChromium();
if (!chromium) {
  console.error('没有找到 Chromium，请先安装，或用 CHROMIUM_PATH 指明它的位置');
  process.exit(1);
}
process.env.CHROMIUM_PATH = chromium;
orExit(() => setup());
await import('../../dist/test/screenshots/main.js');
