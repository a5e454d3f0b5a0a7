import type { Browser, Page } from 'playwright-core';
import type { WalkthroughView } from '../../server/api/walkthroughs.js';
import { PREPARED } from '../features/walkthroughs/walk-world.js';
import { seriousViolations } from '../support/axe.js';
import { describeInBrowser, launchBrowser, openPage, scrollsSideways } from '../support/browser.js';
import { signIn } from '../support/console-pages.js';
import { eventually, HttpClient } from '../support/http-client.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';

const NARROW = { width: 360, height: 640 };
const DIFFERENCE = '多要一份户口簿复印件';

/** Steps that the first scenario does not have, on a narrow phone. */
describeInBrowser('跨省转移接续 on a phone', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let problems: string[];
  let walker: HttpClient;
  let walkId: string;
  const view = () => walker.get<WalkthroughView>(`/api/walkthroughs/${walkId}`);
  const open = (kind: string) => page.goto(`${server.url}/walkthroughs/${walkId}?step=walkthrough.${kind}`);
  const faults = async () => ({ sideways: await scrollsSideways(page), serious: await seriousViolations(page) });

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    const style = await HttpClient.signIn(server.url, 'style');
    walker = await HttpClient.signIn(server.url, 'experiencer');
    ({ id: walkId } = await style.post<{ id: string }>('/api/walkthroughs', {
      scenarioId: 'walk-pension-cross-province-transfer',
      angle: 'grassroots',
      walkerId: 'user-experiencer',
      unitId: 'employment',
      place: '服务大厅',
    }));
    const isNow = async (kind: string) =>
      (await view()).steps.find((step) => step.kind === `walkthrough.${kind}` && step.state === 'now');
    const prepare = await eventually(() => isNow('prepare'), 'the preparation');
    await walker.post(`/api/walkthroughs/${walkId}/steps/${prepare.kind}`, {
      content: { ...PREPARED, seen: prepare.lookAt },
    });
    await eventually(() => isNow('compare-guide'), 'the guide');
    await eventually(() => isNow('check-history'), 'the history');
    ({ page, problems } = await openPage(browser, NARROW));
    await signIn(page, server.url, 'experiencer');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    removeData(server);
  });

  test('a difference becomes a problem only with its cause (R10)', async () => {
    await open('compare-guide');
    await page.getByText('不一致', { exact: true }).click();
    await page.getByLabel('差异 1').fill(DIFFERENCE);
    const raise = page.getByRole('button', { name: '登记为问题' });
    expect(await raise.isDisabled()).toBe(true);
    expect(await faults()).toEqual({ sideways: false, serious: [] });
    await page.getByLabel('原因', { exact: true }).fill('系统还没有联网核验');
    await raise.click();
    await page.getByRole('button', { name: '提交问题' }).click();
    await page.getByText(/已登记 .*，已送达行风办/).waitFor();
    const { problemRows, steps } = await view();
    expect(problemRows.map(({ title }) => title)).toEqual([DIFFERENCE]);
    expect(steps.find(({ kind }) => kind === 'walkthrough.compare-guide')?.problems).toBe(1);
  });

  test('the staff use their own account, and a history without cases is said plainly (R181, R8)', async () => {
    await open('follow-staff');
    await page.getByLabel('由工作人员用本人账号登录操作，我在场查看').check();
    expect(await faults()).toEqual({ sideways: false, serious: [] });
    await open('check-history');
    await page.getByText('请翻看现场的工作台账和业务系统', { exact: false }).waitFor();
    await page.getByText('超期 0 件，未受理 0 件，未转移成功 0 件').waitFor();
    expect(await faults()).toEqual({ sideways: false, serious: [] });
    expect(problems).toEqual([]);
  });
});
