import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { projectRoot } from '../../server/shared/project-root.js';
import { DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser.js';
import { signIn } from '../support/console-pages.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';
import { drawProofs } from './draw-proofs.js';
import { fillCases } from './fill-cases.js';
import { fillLoop } from './fill-loop.js';
import { loopShotsOf } from './loop-shots.js';
import { shotsOf, type Shot } from './shots.js';

/** When the made-up cases come in, and when the pictures are taken: by then some are near-due. */
const RECEIVED = '2026-11-23T09:30:00+08:00';
const TAKEN = '2026-11-26T10:00:00+08:00';
const FOLDER = join(projectRoot, 'docs/images');
const MAX_BYTES = 250_000;

/** Takes the pictures of the documentation anew; `names` on the command line takes only these. */
async function main(names: string[]): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const first = await startServer({ env: { TEST_CLOCK: RECEIVED } });
  let server: RunningServer = first;
  const browser = await launchBrowser();
  try {
    const cases = await fillCases(first.url);
    const loop = await fillLoop(first.url, await drawProofs(browser));
    await first.stop();
    server = await startServer({ dataDir: first.dataDir, env: { TEST_CLOCK: TAKEN } });
    for (const shot of [...shotsOf(cases), ...loopShotsOf(loop)]) {
      if (names.length === 0 || names.includes(shot.name)) await take(browser, server.url, shot);
    }
  } finally {
    await browser.close();
    await server.stop();
    removeData(server);
  }
}

async function take(browser: Browser, url: string, shot: Shot): Promise<void> {
  const { page, context } = await openPage(browser, shot.screen === 'phone' ? PHONE : DESKTOP);
  try {
    if (shot.as) await signIn(page, url, shot.as);
    await page.goto(url + shot.path);
    await page.getByText(shot.shows).first().waitFor();
    await shot.before?.(page);
    await settle(page);
    const path = join(FOLDER, `${shot.name}.png`);
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    const { size } = statSync(path);
    process.stdout.write(`${shot.name}.png  ${Math.round(size / 1024)} kB\n`);
    if (size > MAX_BYTES) throw new Error(`Expected ${shot.name}.png below ${MAX_BYTES} bytes, but it has ${size}`);
  } finally {
    await context.close();
  }
}

/** Nothing is on its way and no grey rows are left. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction('document.querySelectorAll("[aria-busy=true], .skeleton").length === 0');
  await page.evaluate(
    'document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))',
  );
}

await main(process.argv.slice(2));
