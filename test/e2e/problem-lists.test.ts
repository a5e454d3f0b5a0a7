import type { Browser, Page } from 'playwright-core';
import type { Page as ListPage } from '../../server/api/list.js';
import type { ProblemRow, ProblemView } from '../../server/api/problems.js';
import { describeInBrowser, DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser.js';
import { signIn } from '../support/console-pages.js';
import { eventually, HttpClient } from '../support/http-client.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';

const PROBLEM = { description: '现场没有纸质指南', serviceItemName: '失业登记', experienceChannel: '窗口' };

/** The lists around problems: needs, statistics, and one treatment of siblings. */
describeInBrowser('the lists around problems', () => {
  let server: RunningServer;
  let browser: Browser;
  let style: HttpClient;
  const numbers: Record<string, string> = {};
  const problems: string[][] = [];
  const as = async (username: string, viewport = DESKTOP): Promise<Page> => {
    const opened = await openPage(browser, viewport);
    problems.push(opened.problems);
    await signIn(opened.page, server.url, username);
    return opened.page;
  };
  const read = (id: string) => style.get<ProblemView>(`/api/problems/${id}`);

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    style = await HttpClient.signIn(server.url, 'style');
    for (const title of ['大厅没有指南', '窗口没有指南', '网上没有指南'])
      numbers[title] = (await style.post<{ id: string }>('/api/problems', { ...PROBLEM, title })).id;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    removeData(server);
  });

  test('an experiencer adds a need on a phone, changes it, and 行风办 links it to a problem', async () => {
    const phone = await as('experiencer', PHONE);
    await phone.goto(`${server.url}/needs`);
    await phone.getByRole('button', { name: '登记需求' }).click();
    await phone.getByLabel('事项').fill('失业登记');
    await phone.getByLabel('需求', { exact: true }).fill('希望能在手机上预约');
    await phone.getByRole('button', { name: '登记', exact: true }).click();
    await phone.getByRole('link', { name: '希望能在手机上预约' }).click();
    await phone.getByRole('button', { name: '修改' }).click();
    await phone.getByRole('region', { name: '修改需求' }).locator('textarea').fill('希望能在手机上预约取号');
    await phone.getByRole('button', { name: '保存' }).click();
    await phone.getByRole('heading', { level: 1, name: '希望能在手机上预约取号' }).waitFor();

    const page = await as('style');
    await page.goto(`${server.url}/needs`);
    await page.getByRole('link', { name: '希望能在手机上预约取号' }).click();
    await page.getByRole('button', { name: '关联' }).click();
    await page.getByRole('checkbox', { name: /窗口没有指南/ }).check();
    await page.getByRole('button', { name: '保存关联' }).click();
    await page.getByRole('region', { name: '相关问题' }).getByRole('link', { name: '窗口没有指南' }).waitFor();
  });

  test('two siblings come under one rectification, chosen on the page of their problem', async () => {
    const [head = '', ...siblings] = Object.values(numbers);
    // the class is given at 归口; a rectification that ends gives the problems back with their class
    for (const id of siblings) {
      const { version } = await read(id);
      await style.post(`/api/problems/${id}/triage`, {
        version,
        unitId: 'employment',
        kind: 'IMMEDIATE',
        className: '没有办事指南',
      });
      const { rectificationId } = await read(id);
      // the engine carries it to its first task in a moment
      const rectification = await eventually(async () => {
        const view = await style.get<{ version: number; status: string }>(`/api/rectifications/${rectificationId}`);
        return view.status === 'MEASURE_PENDING' && view;
      }, `the rectification of ${id} to wait for its measure`);
      await style.post(`/api/rectifications/${rectificationId}/terminate`, {
        version: rectification.version,
        reason: '改为一并整改',
      });
      await eventually(async () => (await read(id)).status === 'REPORTED', `the problem ${id} to come back`);
    }
    const page = await as('style');
    await page.goto(`${server.url}/problems/${head}`);
    await page.getByRole('button', { name: '归口派发' }).click();
    await page.getByLabel('责任单位').selectOption('employment');
    await page.getByLabel('问题类（选填）').fill('没有办事指南');
    await page.getByRole('button', { name: '派发', exact: true }).click();
    await page.getByRole('button', { name: '一并整改', exact: true }).click();
    await page.getByRole('button', { name: '一并整改 2 个同类问题' }).click();
    await page.getByText('2 个同类问题已并入整改').waitFor();
    const { rectificationId } = await read(head);
    for (const id of siblings) expect((await read(id)).rectificationId).toBe(rectificationId);
    await page.goto(`${server.url}/rectifications/${rectificationId}`);
    await page.getByRole('region', { name: '一并整改的问题' }).getByRole('link', { name: '网上没有指南' }).waitFor();
  });

  test('a number of the statistics leads to the list with the same count', async () => {
    const page = await as('style');
    await page.goto(`${server.url}/problems`);
    await page.getByRole('link', { name: '统计' }).click();
    const number = page.getByRole('link', { name: '没有办事指南 问题 3' });
    await number.click();
    await page.getByText('来自问题统计').waitFor();
    await page.getByRole('link', { name: '网上没有指南' }).waitFor();
    expect(await page.locator('.record-table tbody tr').count()).toBe(3);
    const { total } = await style.get<ListPage<ProblemRow>>('/api/problems?repeat=without');
    await page.goto(`${server.url}/problems/statistics?by=month`);
    await page.getByRole('link', { name: `全部问题 ${total}` }).waitFor();
  });

  test('nothing was broken on the way', () => {
    expect(problems.flat()).toEqual([]);
  });
});
