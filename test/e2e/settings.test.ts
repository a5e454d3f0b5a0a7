import type { Browser, Page } from 'playwright-core';
import { DESKTOP, describeInBrowser, launchBrowser, openPage, PHONE, scrollsSideways } from '../support/browser.js';
import { seriousViolations } from '../support/axe.js';
import { signIn } from '../support/console-pages.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';

/** Policy values are data: whoever keeps them types no id and no notation. */
describeInBrowser('settings', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    ({ page, problems } = await openPage(browser, PHONE));
    await signIn(page, server.url, 'admin');
    await page.goto(`${server.url}/settings`);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    removeData(server);
  });

  const row = (name: string) => page.locator('.settings > li').filter({ has: page.getByText(name, { exact: true }) });
  const open = async (name: string) => {
    await row(name).getByRole('button', { name: '修改' }).click();
    await page.getByRole('heading', { name: `修改：${name}` }).waitFor();
    expect({ sideways: await scrollsSideways(page), violations: await seriousViolations(page) }).toEqual({
      sideways: false,
      violations: [],
    });
  };
  const save = async (name: string) => {
    await page.getByRole('button', { name: '保存新值' }).click();
    await page.getByText(`已保存：${name}`, { exact: false }).waitFor();
  };

  test('items are chosen by name', async () => {
    await open('须信用承诺的事项');
    await page.getByLabel('新值').fill('职业介绍');
    await page.getByRole('option', { name: '职业介绍' }).first().click();
    await page.keyboard.press('Escape');
    await save('须信用承诺的事项');
    await row('须信用承诺的事项').locator('.value').filter({ hasText: '职业介绍' }).waitFor();
  });

  test('what comes from where is a line each: one is taken away, one is added', async () => {
    await open('共享数据来源');
    await page.getByRole('button', { name: '去掉第 4 行' }).click();
    await page.getByRole('button', { name: '加一行' }).click();
    await page.getByText('请填“信息项”').waitFor();
    await page.getByLabel('信息项').last().selectOption({ label: '户籍地址' });
    await page.getByLabel('来源').last().fill('公安人口基础信息');
    await save('共享数据来源');
    const value = row('共享数据来源').locator('.value');
    await value.filter({ hasText: '户籍地址（公安人口基础信息）' }).waitFor();
    expect(await value.textContent()).not.toContain('毕业证书');
  });

  test('office hours are times; a wrong order is refused in a sentence and keeps what was typed', async () => {
    await open('办公时间');
    await page.getByLabel('到', { exact: true }).first().fill('14:00');
    await page.getByRole('button', { name: '保存新值' }).click();
    await page.getByText('每段的开始应早于结束，各段按先后排列且不重叠').waitFor();
    expect(await page.getByLabel('到', { exact: true }).first().inputValue()).toBe('14:00');
    await page.getByLabel('到', { exact: true }).first().fill('11:30');
    await save('办公时间');
    await row('办公时间').locator('.value').filter({ hasText: '08:30–11:30、13:30–17:30' }).waitFor();
  });

  test('parts of parts have fields with names, and a limit can be left unset', async () => {
    await open('督办期限');
    await page.getByLabel('签收 · 数值').fill('2');
    await save('督办期限');
    await row('督办期限').locator('.value').filter({ hasText: '签收 2 工作日；回复 5 工作日' }).waitFor();
    await open('无规定事项的时限');
    await page.getByLabel('新值').selectOption({ label: '不设' });
    await save('无规定事项的时限');
    await row('无规定事项的时限').locator('.value').filter({ hasText: '未设' }).waitFor();
  });

  test('who has no right to a page is told so and led back', async () => {
    const other = await openPage(browser, DESKTOP);
    await signIn(other.page, server.url, 'employment');
    for (const path of ['/overview', '/settings']) {
      await other.page.goto(`${server.url}${path}`);
      await other.page.getByRole('heading', { name: '无权查看' }).waitFor();
    }
    await other.page.getByRole('link', { name: '回到首页' }).click();
    await other.page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
    await other.page.context().close();
  });

  test('nothing was broken on the way', () => expect(problems).toEqual([]));
});
