import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, DESKTOP, launchBrowser, openPage } from '../support/browser.js';
import { pickVerb, signIn } from '../support/console-pages.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';
import { fillCases, type FilledCases } from '../screenshots/fill-cases.js';

/** 绿色通道 from the window to the list of the unit, and back. */
describeInBrowser('绿色通道', () => {
  let server: RunningServer;
  let browser: Browser;
  let cases: FilledCases;
  const problems: string[][] = [];
  const as = async (username: string): Promise<Page> => {
    const opened = await openPage(browser, DESKTOP);
    problems.push(opened.problems);
    await signIn(opened.page, server.url, username);
    return opened.page;
  };

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    cases = await fillCases(server.url);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    removeData(server);
  });

  test('the window marks a case, the unit sees it on top and takes it back with a reason', async () => {
    const clerk = await as('counter');
    await clerk.goto(`${server.url}/applications/${cases.busy.id}`);
    await pickVerb(clerk, '标为绿色通道');
    const form = clerk.getByRole('region', { name: '标为绿色通道' });
    await form.getByRole('radio', { name: '其他特殊群体' }).check();
    expect(await form.getByRole('button', { name: '标为绿色通道' }).isEnabled()).toBe(false);
    await form.getByRole('radio', { name: '老年人' }).check();
    await form.getByRole('button', { name: '标为绿色通道' }).click();
    await clerk.getByText('已标为绿色通道，在各单位的待办里排在最前').waitFor();
    await clerk.getByText('标为绿色通道：老年人').waitFor();

    const official = await as('employment');
    await official.goto(`${server.url}/inbox`);
    const first = official
      .getByRole('listitem')
      .filter({ has: official.getByRole('link') })
      .first();
    await first.getByText('绿色通道').waitFor();
    await official.getByRole('button', { name: '只看绿色通道' }).click();
    await official.getByText('共 1 条').waitFor();
    await first.getByRole('link').first().click();
    await official.getByRole('heading', { level: 1, name: /失业登记/ }).waitFor();
    await official.locator('.tag').getByText('绿色通道').waitFor();
    await pickVerb(official, '取消绿色通道');
    const back = official.getByRole('region', { name: '取消绿色通道' });
    await back.getByRole('textbox', { name: '理由' }).fill('申请人说不需要');
    await back.getByRole('button', { name: '取消绿色通道' }).click();
    await official.getByText('已取消绿色通道，按期限排列').waitFor();
    await official.goto(`${server.url}/inbox`);
    await official.getByRole('button', { name: '只看绿色通道' }).click();
    await official.getByText('没有符合条件的记录').waitFor();
    expect(problems.flat()).toEqual([]);
  });
});
