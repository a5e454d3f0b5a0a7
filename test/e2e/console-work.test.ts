import type { Browser, Page } from 'playwright-core';
import { applyOnPortal, PHOTO, type Submitted } from '../support/applicant.js';
import { describeInBrowser, DESKTOP, launchBrowser, openPage } from '../support/browser.js';
import { signIn } from '../support/console-pages.js';
import { HttpClient } from '../support/http-client.js';
import { Official } from '../support/official.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';
import { fillBasics } from './portal-steps.js';

const ITEMS = ['unemployment-registration', 'employment-certificate-issue'];

/** What officials and clerks do at their desk besides the story of one case. */
describeInBrowser('the console at work', () => {
  let server: RunningServer;
  let browser: Browser;
  let cases: Submitted[] = [];
  let itemOfEmployment = '';
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
    const clerk = await Official.signIn(server.url, 'counter');
    const applicant = new HttpClient(server.url);
    for (const serial of [1, 2, 3]) {
      const one = await applyOnPortal(applicant, { serial, selectedItems: ITEMS });
      await clerk.claim(one.id);
      await clerk.precheck(one.id, { result: 'COMPLETE' });
      cases = [...cases, one];
    }
    const head = await Official.signIn(server.url, 'employment');
    itemOfEmployment = await head.claim(cases[0]?.id ?? '', '失业登记');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    removeData(server);
  });

  test('an official works through the inbox with the keyboard alone', async () => {
    const page = await as('empservice');
    await page.getByRole('tab', { name: '本单位待领' }).click();
    const rows = page.getByRole('listitem').filter({ hasText: '就业创业证' });
    await rows.nth(2).waitFor();
    await page.locator('#main-content').click({ position: { x: 4, y: 4 } });
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('x');
    await page.getByText('已选 1 条').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('已选 2 条').waitFor();
    expect(await rows.nth(0).getByRole('checkbox').isChecked()).toBe(true);
    expect(await rows.nth(2).getByRole('checkbox').isChecked()).toBe(false);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /就业创业证/ }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor({ state: 'detached' });
  });

  test('为什么是这一天 opens from the chip by keyboard, Esc closes it and the chip has the focus again', async () => {
    const page = await as('employment');
    await page.goto(`${server.url}/items/${itemOfEmployment}`);
    const chip = page.getByTitle('为什么是这一天').first();
    await chip.focus();
    await page.keyboard.press('Enter');
    const why = page.getByRole('dialog', { name: '为什么是这一天' });
    await why.getByText('算式').waitFor();
    await why.getByText('当日不计').waitFor();
    await page.keyboard.press('Escape');
    await why.waitFor({ state: 'detached' });
    await page.waitForFunction('document.activeElement?.title === "为什么是这一天"');
  });

  test('another unit’s item says whose it is when the address is changed', async () => {
    const page = await as('socialcard');
    await page.goto(`${server.url}/items/${itemOfEmployment}`);
    await page.getByText(/这一项由就业促进科.*办理/).waitFor();
    expect(await page.getByText('失业登记').count()).toBe(0);
    await page.getByRole('link', { name: '回到列表' }).click();
    await page.getByRole('heading', { level: 1, name: '分办件' }).waitFor();
  });

  test('what a colleague claims leaves the open list, and what arrives appears, without reloading', async () => {
    const watching = await as('employment2');
    await watching.getByRole('tab', { name: '本单位待领' }).click();
    const waiting = watching.getByRole('listitem').filter({ hasText: cases[1]?.number ?? '' });
    await waiting.waitFor();
    const colleague = await as('employment');
    await colleague.getByRole('tab', { name: '本单位待领' }).click();
    await colleague
      .getByRole('listitem')
      .filter({ hasText: cases[1]?.number ?? '' })
      .getByRole('button', { name: '领取' })
      .click();
    await waiting.waitFor({ state: 'detached' });

    const clerk = await Official.signIn(server.url, 'counter');
    const one = await applyOnPortal(new HttpClient(server.url), { serial: 4, selectedItems: ITEMS });
    await clerk.claim(one.id);
    await clerk.precheck(one.id, { result: 'COMPLETE' });
    await watching.getByRole('listitem').filter({ hasText: one.number }).waitFor();
  });

  test('a clerk files for somebody at the counter; what is missing is named at once', async () => {
    const page = await as('counter');
    await page.getByRole('link', { name: '办件', exact: true }).click();
    await page.getByRole('link', { name: '代办申请' }).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: '失业“一件事”' })
      .getByRole('button', { name: '开始填写' })
      .click();
    await page.locator('[data-ready]').waitFor();
    await page.getByRole('checkbox', { name: /^社会保障卡/ }).check();
    await page.getByRole('button', { name: '提交申请' }).click();
    for (const missing of ['姓名', '证件号码', '领卡方式', '2寸免冠彩色照片']) {
      await page.getByRole('listitem').filter({ hasText: missing }).last().waitFor();
    }
    await page.locator('[data-ready]').waitFor();
    await fillBasics(page, 5);
    await page.getByLabel('现场领取', { exact: true }).check();
    await page.getByLabel(/^上传2寸免冠/).setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: PHOTO });
    await page.getByText('照片.png').waitFor();
    await page.getByText('已自动保存').waitFor();
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByRole('heading', { level: 1, name: /张.*失业“一件事”/ }).waitFor();
    await page.getByText('窗口申请').waitFor();
  });

  test('nothing broke on anybody’s screen', () => {
    expect(problems.flat()).toEqual([]);
  });
});
