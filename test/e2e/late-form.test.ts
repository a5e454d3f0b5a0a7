import type { Browser } from 'playwright-core';
import { describeInBrowser, DESKTOP, launchBrowser, openPage } from '../support/browser.js';
import { pickVerb, signIn } from '../support/console-pages.js';
import { HttpClient } from '../support/http-client.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';

/** A form that was put away while its command was under way closes itself, not what was opened meanwhile. */
describeInBrowser('a form that closes late', () => {
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

  test('leaves the next form open with what is typed in it', async () => {
    const style = await HttpClient.signIn(server.url, 'style');
    const { id } = await style.post<{ id: string }>('/api/problems', {
      title: '大厅没有指南',
      description: '现场没有纸质指南',
      serviceItemName: '失业登记',
      experienceChannel: '窗口',
    });
    const { page, problems } = await openPage(browser, DESKTOP);
    await signIn(page, server.url, 'style');
    await page.goto(`${server.url}/problems/${id}`);
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/triage', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole('button', { name: '归口派发' }).click();
    const triage = page.getByRole('region', { name: '归口派发' });
    await triage.getByLabel('责任单位').selectOption('employment');
    await triage.getByRole('button', { name: '派发', exact: true }).click();
    await triage.getByRole('button', { name: '正在提交…' }).waitFor();
    await triage.getByRole('button', { name: '取消' }).click();

    await pickVerb(page, '联席会商');
    const consult = page.getByRole('region', { name: '联席会商' });
    await consult.getByRole('textbox').first().fill('两个单位都说不归自己管');
    const answered = page.waitForResponse(/\/triage$/);
    letGo();
    expect((await answered).ok()).toBe(true);
    await page
      .getByRole('main')
      .getByText(/已派发/)
      .first()
      .waitFor();
    expect(await consult.getByRole('textbox').first().inputValue()).toBe('两个单位都说不归自己管');
    await consult.getByRole('button', { name: '取消' }).click();
    await consult.waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });
});
