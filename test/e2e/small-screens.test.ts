import type { Browser, Page } from 'playwright-core';
import {
  describeInBrowser,
  DESKTOP,
  launchBrowser,
  openPage,
  PHONE,
  scrollsSideways,
  tooWide,
} from '../support/browser.js';
import { seriousViolations } from '../support/axe.js';
import { signIn } from '../support/console-pages.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';
import { fillCases, type FilledCases } from '../screenshots/fill-cases.js';

/** What once looked broken on a screen: kept, so that it does not come back. */
describeInBrowser('pages that once looked broken', () => {
  let server: RunningServer;
  let browser: Browser;
  let cases: FilledCases;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    cases = await fillCases(server.url);
    ({ page, problems } = await openPage(browser, PHONE));
    await signIn(page, server.url, 'style');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    removeData(server);
  });

  test('an answered application fits a phone; nothing of the feedback stands in a column of single letters', async () => {
    await page.goto(`${server.url}/applications/${cases.rated.id}`);
    const reason = page.getByRole('region', { name: '综合反馈' }).getByText(/怎么办：补齐条件/);
    await reason.waitFor();
    expect({ sideways: await scrollsSideways(page), tooWide: await tooWide(page) }).toEqual({
      sideways: false,
      tooWide: [],
    });
    expect((await reason.boundingBox())?.width ?? 0).toBeGreaterThan(250);
  });

  test('the diagram of a case that has ended shows its end, not an empty place', async () => {
    await page.setViewportSize(DESKTOP);
    await page.goto(`${server.url}/applications/${cases.rated.id}`);
    const canvas = page.locator('.bpmn-canvas[data-ready="true"]');
    await canvas.waitFor();
    const box = await canvas.boundingBox();
    await page.locator('.diagram-sign-done').first().waitFor({ state: 'attached' });
    const signs = await Promise.all((await page.locator('.diagram-sign-done').all()).map((sign) => sign.boundingBox()));
    const isInside = (sign: (typeof signs)[number]) =>
      sign && box && sign.x > box.x && sign.x < box.x + box.width && sign.y > box.y && sign.y < box.y + box.height;
    expect(signs.filter(isInside).length).toBeGreaterThan(0);
    await page.setViewportSize(PHONE);
  });

  test('what has no room at the bottom of a phone is under 菜单', async () => {
    await page.goto(`${server.url}/overview`);
    const tabs = page.getByRole('navigation', { name: '底部菜单' });
    await tabs.getByRole('button', { name: '菜单' }).waitFor();
    expect(await tabs.getByRole('link').count()).toBe(4);
    await tabs.getByRole('button', { name: '菜单' }).click();
    await page.getByRole('menuitem', { name: '三个清单' }).click();
    await page.getByRole('heading', { level: 1, name: '三个清单' }).waitFor();
    await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
    expect(await seriousViolations(page)).toEqual([]);
    await page.setViewportSize(DESKTOP);
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('button', { name: '其他栏目' }).click();
    await page.getByRole('menuitem', { name: '台账' }).click();
    await page.getByRole('heading', { level: 1, name: '台账' }).waitFor();
    await page.setViewportSize(PHONE);
  });

  test('units without anything open do not push the others off the overview', async () => {
    await page.goto(`${server.url}/overview`);
    const table = page.getByRole('table', { name: '各单位的期限情况，数字可点开' });
    await table.getByRole('rowheader', { name: '合计' }).waitFor();
    const idle = table.getByRole('rowheader', { name: '信息中心' });
    expect(await idle.count()).toBe(0);
    const before = await table.getByRole('row').count();
    const words = await page.getByText(/^另有 \d+ 个单位没有在办事项/).innerText();
    await page.getByRole('button', { name: '显示', exact: true }).click();
    await idle.waitFor();
    expect(await table.getByRole('row').count()).toBe(before + Number(/\d+/.exec(words)?.[0]));
    await page.getByRole('button', { name: '收起', exact: true }).click();
    await idle.waitFor({ state: 'detached' });
  });

  test('settings say in words what they are about: no ids, no bytes', async () => {
    await page.goto(`${server.url}/settings`);
    await page.getByText('单个文件不超过 10.0 MB').waitFor();
    await page.getByText('失业保险金申领、代缴失业人员医疗保险费', { exact: false }).waitFor();
    const values = await page.locator('.setting-line .value').allTextContents();
    expect(values.length).toBeGreaterThan(20);
    expect(values.filter((value) => /[A-Za-z]{4,}/.test(value))).toEqual([]);
  });

  test('an empty list has no pages to turn', async () => {
    await page.goto(`${server.url}/supervision-orders`);
    await page.getByRole('heading', { name: '没有督办' }).waitFor();
    expect(await page.getByRole('navigation', { name: '翻页' }).count()).toBe(0);
    await page.getByRole('link', { name: '到期限总览' }).click();
    await page.getByRole('heading', { level: 1, name: '期限总览' }).waitFor();
  });

  test('nothing was broken on the way', () => expect(problems).toEqual([]));
});
