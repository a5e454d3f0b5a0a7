import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, DESKTOP, launchBrowser, openPage, scrollsSideways, tooWide } from '../support/browser.js';
import { seriousViolations } from '../support/axe.js';
import { signIn } from '../support/console-pages.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';
import { PHOTO } from '../support/applicant.js';
import { fillCases, type FilledCases } from '../screenshots/fill-cases.js';
import { fillLoop, type FilledLoop } from '../screenshots/fill-loop.js';

const NARROW = { width: 360, height: 640 };
const BUSY = '[aria-busy="true"], .skeleton';

/** Every page for everybody: fits a narrow phone, breaks nothing, and a screen reader can use it. */
describeInBrowser('every page', () => {
  let server: RunningServer;
  let browser: Browser;
  let cases: FilledCases;
  let loop: FilledLoop;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    cases = await fillCases(server.url);
    loop = await fillLoop(server.url, { before: PHOTO, after: PHOTO });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    removeData(server);
  });

  const settled = async (page: Page, shows: string | RegExp) => {
    await page.getByRole('main').getByText(shows).first().waitFor();
    await page.waitForFunction(`document.querySelectorAll(${JSON.stringify(BUSY)}).length === 0`);
  };

  test('every page of the portal fits a screen 360 wide and has no serious fault of accessibility', async () => {
    const { page, problems, context } = await openPage(browser, NARROW);
    const found: string[] = [];
    const look = async (name: string, shows: string | RegExp) => {
      await settled(page, shows);
      if (await scrollsSideways(page)) found.push(`${name}: scrolls sideways`);
      found.push(...(await seriousViolations(page)).map((one) => `${name}: ${one}`));
    };
    const track = async (number: string, phoneLast4: string) => {
      await page.goto(`${server.url}/portal/track`);
      await page.getByLabel('办件编号').fill(number);
      await page.getByLabel('手机号后四位').fill(phoneLast4);
      await page.getByRole('button', { name: '查询' }).click();
    };
    await page.goto(`${server.url}/portal`);
    await look('home', '我失业了');
    await page.getByRole('link', { name: '我失业了', exact: true }).click();
    await look('items', '失业保险金申领');
    await page.getByRole('button', { name: '下一步：填表' }).click();
    await page.locator('[data-ready]').waitFor();
    await look('form', '个人基本信息');
    await page.goto(`${server.url}/portal/track`);
    await look('track', '办件编号');
    await track(cases.busy.number, cases.busy.phoneLast4);
    await look('progress', '等您补交 1 处');
    await page.getByRole('link', { name: '去补交' }).click();
    await look('correction', '一次性告知');
    await track(cases.rated.number, cases.rated.phoneLast4);
    await look('feedback', '综合反馈');
    await track(cases.closed.number, cases.closed.phoneLast4);
    await page.getByRole('link', { name: '去评价' }).click();
    await look('rating', '非常满意');
    await page.getByRole('button', { name: '长辈版' }).click();
    await look('rating in large letters', '非常满意');
    expect([...found, ...problems]).toEqual([]);
    await context.close();
  });

  test('the console’s inbox and item fit a screen 360 wide, with every verb in reach', async () => {
    const { page, problems, context } = await openPage(browser, NARROW);
    await signIn(page, server.url, 'employment');
    await settled(page, cases.busy.number);
    expect(await scrollsSideways(page)).toBe(false);
    await page
      .getByRole('link', { name: /失业登记/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /失业登记/ }).waitFor();
    await settled(page, '申请信息');
    expect(await scrollsSideways(page)).toBe(false);
    for (const verb of ['办结', '补正', '更多']) {
      const box = await page.getByRole('button', { name: verb, exact: true }).boundingBox();
      expect(box).not.toBeNull();
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= NARROW.width).toBe(true);
      expect(box?.height ?? 0).toBeGreaterThanOrEqual(44);
    }
    await page.getByTitle('为什么是这一天').first().click();
    await page.getByText('算式').waitFor();
    expect(await scrollsSideways(page)).toBe(false);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '补正', exact: true }).click();
    await page.getByRole('region', { name: '补正' }).waitFor();
    expect(await scrollsSideways(page)).toBe(false);
    expect(await seriousViolations(page)).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  const visits: [string, [string, string | RegExp][]][] = [
    [
      'employment',
      [
        ['/inbox', '失业登记'],
        ['/applications', 'SY-'],
        ['/items', 'SY-'],
        ['/notices', /通知|提醒/],
      ],
    ],
    [
      'style',
      [
        ['/ratings', '差评 · 非常不满意'],
        ['/notices', '标为已读'],
        ['/users', '周柜一'],
        ['/ledger', 'ZG-'],
        ['/units', '失业保险科'],
      ],
    ],
    [
      'designer',
      [
        ['/processes', '失业“一件事”'],
        ['/processes/UnemploymentOneThingProcess', '失业保险金申领'],
      ],
    ],
    [
      'admin',
      [
        ['/calendar', '12月'],
        ['/settings', '工作'],
        ['/operations', '没有异常'],
        ['/operations/stuck-jobs', '没有卡住的环节'],
        ['/users', '周柜一'],
      ],
    ],
  ];
  test.each(visits)('the pages of %s have no serious fault of accessibility', async (username, pages) => {
    const { page, problems, context } = await openPage(browser, DESKTOP);
    const found: string[] = [];
    await signIn(page, server.url, username);
    for (const [path, shows] of pages) {
      await page.goto(server.url + path);
      await settled(page, shows);
      found.push(...(await seriousViolations(page)).map((one) => `${path}: ${one}`));
    }
    expect([...found, ...problems]).toEqual([]);
    await context.close();
  });

  const loopVisits: [string, (of: FilledLoop) => [string, string | RegExp][]][] = [
    [
      'style',
      (of) => [
        ['/overview', '就业促进科'],
        ['/rectifications/board', '待复核'],
        ['/rectifications', '窗口没有摆放办事指南'],
        [`/rectifications/${of.verifyingId}`, '复核通过'],
        [`/rectifications/${of.signedOffId}`, 'XH-'],
        ['/problems', '网上办理找不到入口'],
        [`/problems/${of.problemId}`, '办事指南不清'],
        ['/problems/statistics', '办事指南不清'],
        ['/needs', '希望能在手机上预约取号'],
        ['/three-lists', '窗口没有摆放办事指南'],
        ['/negative-ratings', '待回访'],
        ['/negative-ratings/list', 'CP-'],
        [`/negative-ratings/${of.ratingId}`, '记录回访'],
        ['/supervision-orders', '没有督办'],
        ['/bulletins', '通报'],
        ['/walkthroughs', 'ZL-'],
        [`/walkthroughs/${of.walkId}`, '走前准备'],
        ['/process-drafts', '没有草稿'],
        ['/process-releases/UnemploymentOneThingProcess', '第 1 版'],
      ],
    ],
    [
      'employment',
      (of) => [
        [`/rectifications/${of.pendingId}`, '确定措施'],
        [`/rectifications/${of.workingId}`, '提交复核'],
        ['/problems', '窗口没有摆放办事指南'],
      ],
    ],
  ];
  test.each(loopVisits)(
    'the pages of the loop for %s have no serious fault of accessibility, and fit a screen 360 wide',
    async (username, pagesOf) => {
      const { page, problems, context } = await openPage(browser, DESKTOP);
      const found: string[] = [];
      await signIn(page, server.url, username);
      for (const [path, shows] of pagesOf(loop)) {
        await page.setViewportSize(DESKTOP);
        await page.goto(server.url + path);
        await settled(page, shows);
        found.push(...(await seriousViolations(page)).map((one) => `${path}: ${one}`));
        await page.setViewportSize(NARROW);
        if (await scrollsSideways(page)) found.push(`${path}: scrolls sideways: ${(await tooWide(page)).join('; ')}`);
      }
      expect([...found, ...problems]).toEqual([]);
      await context.close();
    },
    120_000,
  );

  test('signing in is accessible, and a wrong password is refused in words', async () => {
    const { page, context } = await openPage(browser, NARROW);
    await page.goto(`${server.url}/login`);
    await page.getByRole('heading', { name: '登录' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await page.getByLabel('账号', { exact: true }).fill('employment');
    await page.getByLabel('密码', { exact: true }).fill('Wrong-2026');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText(/密码不正确/).waitFor();
    await context.close();
  });
});
