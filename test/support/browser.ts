import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const CANDIDATES = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

/** The system's Chromium, or null. */
export const chromiumPath = CANDIDATES.find((path) => path !== undefined && path !== '' && existsSync(path)) ?? null;

/**
 * A group of browser tests. Without a Chromium they are left out, loudly; in CI (`CI=true`) that is a failure, never a silence.
 */
export function describeInBrowser(name: string, body: () => void): void {
  if (chromiumPath) {
    describe(name, body);
    return;
  }
  if (process.env['CI']) throw new Error(`没有找到 Chromium，浏览器测试“${name}”不能运行`);
  process.stderr.write(`\n！！！ 没有找到 Chromium，浏览器测试“${name}”没有运行（见 README）\n\n`);
  describe(`${name}（没有 Chromium，未运行）`, () => {
    test('needs a Chromium', () => undefined);
  });
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath as string,
    env: { ...process.env, LANG: 'zh_CN.UTF-8', LANGUAGE: 'zh_CN' },
    args: [
      '--lang=zh-CN',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1366, height: 768 };

/** A page of its own cookie jar that collects what a person would call broken: page errors and console errors. */
export async function openPage(
  browser: Browser,
  viewport: { width: number; height: number },
): Promise<{ page: Page; context: BrowserContext; problems: string[] }> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // a refused command is answered with 4xx and shown to the person; the browser logs it all the same
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) problems.push(message.text());
  });
  return { page, context, problems };
}

/** Whether something is wider than the screen, so that a phone would scroll sideways. */
export const scrollsSideways = (page: Page) =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth + 1');

/** The innermost elements that reach beyond the right edge of the screen: what to mend when it scrolls sideways. */
export const tooWide = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('body *:not(svg *)')]
    .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
    .filter((one, _index, all) => !all.some((other) => other !== one && one.contains(other)))
    .slice(0, 5)
    .map((one) => one.tagName.toLowerCase() + '.' + String(one.className) + ' ' + (one.textContent ?? '').slice(0, 20))`);
