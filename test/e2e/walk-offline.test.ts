import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Page as ListPage } from '../../server/api/list.js';
import type { ScenarioCard, WalkthroughView } from '../../server/api/walkthroughs.js';
import { describeInBrowser, launchBrowser, openPage, PHONE } from '../support/browser.js';
import { signIn } from '../support/console-pages.js';
import { eventually, HttpClient } from '../support/http-client.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';
import { seriousViolations } from '../support/axe.js';

const TYPED = '“四地”登记，办结时间当日';
const STEP = '走前准备：梳理规定';

/** A walk on a phone that is reloaded without a net: the page is there, and so is what was typed. */
describeInBrowser('a walk without a net', () => {
  let server: RunningServer;
  let browser: Browser;
  let walkId: string;
  let page: Page;
  let context: BrowserContext;
  let problems: string[];

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    const style = await HttpClient.signIn(server.url, 'style');
    const scenario = (await style.get<ScenarioCard[]>('/api/scenarios')).find(({ open }) => open);
    const { items } = await style.get<ListPage<{ id: string }>>('/api/users?role=EXPERIENCER&page=1&pageSize=10');
    ({ id: walkId } = await style.post<{ id: string }>('/api/walkthroughs', {
      scenarioId: scenario?.id,
      walkerId: items[0]?.id,
      angle: 'citizen',
      unitId: 'employment',
      place: '就业服务大厅',
    }));
    await eventually(async () => (await walkOf()).steps.some(({ state }) => state === 'now'), 'the first step');
    ({ page, context, problems } = await openPage(browser, PHONE));
    await signIn(page, server.url, 'experiencer');
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    removeData(server);
  });

  const walkOf = async () =>
    (await HttpClient.signIn(server.url, 'experiencer')).get<WalkthroughView>(`/api/walkthroughs/${walkId}`);
  const notes = () => page.getByRole('textbox', { name: '记录' });
  const stepIsOpen = () => page.getByRole('heading', { level: 1, name: STEP }).waitFor();

  test('opens again from the start, says 离线 and shows what was typed', async () => {
    await page.goto(`${server.url}/walkthroughs/${walkId}?step=now`);
    await stepIsOpen();
    await context.setOffline(true);
    await notes().fill(TYPED);
    await page.reload();
    await stepIsOpen();
    await page.getByText('离线，未上传 1 项，有网后自动上传').waitFor();
    expect(await notes().inputValue()).toBe(TYPED);
    expect(await seriousViolations(page)).toEqual([]);
    await page.goto(`${server.url}/walkthroughs`);
    await page.getByRole('heading', { level: 1, name: '我的任务' }).waitFor();
    await page.getByText('离线，未上传 1 项').waitFor();
    await page.goto(`${server.url}/needs`);
    await page.getByText('没有连上服务器，请检查网络后重试').first().waitFor();
  });

  test('sends what was typed when the net is back, without another sign-in', async () => {
    await page.goto(`${server.url}/walkthroughs/${walkId}?step=now`);
    await stepIsOpen();
    await context.setOffline(false);
    await page.getByText(/^离线/).waitFor({ state: 'detached' });
    await eventually(
      async () => (await walkOf()).steps.find(({ state }) => state === 'now')?.draft?.['notes'] === TYPED,
      'the draft on the server',
    );
    expect(await notes().inputValue()).toBe(TYPED);
  });

  test('has stored no answer of the API, and what is kept of the walk names nobody else', async () => {
    const stored = await page.evaluate<string[]>(`caches.keys()
      .then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
      .then((all) => all.flat().map((request) => new URL(request.url).pathname))`);
    expect(stored).toContain('/');
    expect(stored.filter((path) => path !== '/' && !path.startsWith('/assets/'))).toEqual([]);
    const kept = await page.evaluate<Record<string, string>>(
      `Object.fromEntries(Object.entries(localStorage).filter(([name]) => name.startsWith('kuaiban.read:')))`,
    );
    const { user, csrfToken } = await (
      await HttpClient.signIn(server.url, 'experiencer')
    ).get<{ user: { id: string }; csrfToken: string }>('/api/session');
    expect(Object.keys(kept).sort()).toEqual(
      [
        'kuaiban.read:session',
        `kuaiban.read:${user.id}:/api/walkthroughs/${walkId}`,
        `kuaiban.read:${user.id}:/api/walkthroughs?page=1&pageSize=100`,
      ].sort(),
    );
    expect(csrfToken).not.toBe('');
    expect(JSON.parse(kept['kuaiban.read:session'] ?? '{}')).toMatchObject({ csrfToken: '' });
    const walk = JSON.parse(kept[`kuaiban.read:${user.id}:/api/walkthroughs/${walkId}`] ?? '{}') as WalkthroughView;
    expect(walk).toMatchObject({ id: walkId, timeline: [] });
  });

  test('is gone with its walker: after signing out it does not open without a net', async () => {
    await page.getByRole('button', { name: /，/ }).first().click();
    await page.getByRole('menuitem', { name: '退出' }).click();
    await page.getByRole('heading', { name: '登录' }).waitFor();
    expect(
      await page.evaluate(`Object.keys(localStorage).filter((name) => name.startsWith('kuaiban.read:')).length`),
    ).toBe(0);
    await context.setOffline(true);
    await page.goto(`${server.url}/walkthroughs/${walkId}?step=now`);
    await page.getByRole('heading', { name: '登录' }).waitFor();
    expect(await page.getByText(TYPED).count()).toBe(0);
    expect(problems).toEqual([]);
  });
});
