import type { Browser, Page } from 'playwright-core';
import { PHOTO } from '../support/applicant.js';
import { seriousViolations } from '../support/axe.js';
import { describeInBrowser, DESKTOP, launchBrowser, openPage, PHONE, scrollsSideways } from '../support/browser.js';
import { signIn } from '../support/console-pages.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';
import { fillCases } from '../screenshots/fill-cases.js';
import { fillLoop } from '../screenshots/fill-loop.js';

const ONE_LINE = 44;

/** The boards of 整改 and 差评核查, without a card and with some. */
describeInBrowser('boards', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    removeData(server);
  });

  const columns = (page: Page, label: string) => page.getByRole('list', { name: label }).locator('> [role=listitem]');

  test('without a card say in words what belongs there, and lead to the work', async () => {
    const { page, problems } = await openPage(browser, DESKTOP);
    await signIn(page, server.url, 'style');
    await page.goto(`${server.url}/negative-ratings`);
    await page.getByRole('heading', { name: '没有差评' }).waitFor();
    await page.getByText('申请人评价不满意、非常不满意时').waitFor();
    await page.goto(`${server.url}/rectifications/board`);
    await page.getByRole('heading', { name: '没有整改' }).waitFor();
    expect(await page.getByRole('list', { name: '整改看板' }).count()).toBe(0);
    await page.getByLabel('单位').selectOption('employment');
    await page.getByRole('heading', { name: '没有符合条件的整改' }).waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByRole('link', { name: '看待归口的问题' }).click();
    await page.getByRole('heading', { level: 1, name: '问题' }).waitFor();
    expect(problems).toEqual([]);
  });

  test('with cards say in every empty column who fills it; on a phone it takes one line and nothing scrolls sideways', async () => {
    await fillCases(server.url);
    await fillLoop(server.url, { before: PHOTO, after: PHOTO });
    const { page, problems } = await openPage(browser, PHONE);
    await signIn(page, server.url, 'style');
    for (const [path, label] of [
      ['/rectifications/board', '整改看板'],
      ['/negative-ratings', '差评核查看板'],
    ] as const) {
      await page.setViewportSize(PHONE);
      await page.goto(server.url + path);
      const all = columns(page, label);
      await all.first().waitFor();
      let empty = 0;
      for (const column of await all.all()) {
        const cards = await column.getByRole('listitem').count();
        const words = await column.getByText('暂无。').count();
        expect([cards > 0, words]).toEqual([cards > 0, cards > 0 ? 0 : 1]);
        if (cards > 0) continue;
        empty++;
        expect((await column.boundingBox())?.height ?? 0).toBeLessThanOrEqual(ONE_LINE);
      }
      expect([empty > 0, empty < (await all.count())]).toEqual([true, true]);
      expect(await scrollsSideways(page)).toBe(false);
      const [width, room] = await page.evaluate<[number, number]>(
        '(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])(document.querySelector(".board"))',
      );
      expect(width).toBeLessThanOrEqual(room);
      expect(await seriousViolations(page)).toEqual([]);
      await page.setViewportSize(DESKTOP);
      expect(await seriousViolations(page)).toEqual([]);
    }
    expect(problems).toEqual([]);
  }, 120_000);
});
