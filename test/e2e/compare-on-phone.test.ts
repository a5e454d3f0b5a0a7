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
const ANOTHER = '表单多一栏';

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
  const isOpen = (kind: string) =>
    eventually(
      async () => (await view()).steps.find((step) => step.kind === `walkthrough.${kind}` && step.state === 'now'),
      kind,
    );
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
    const prepare = await isOpen('prepare');
    await walker.post(`/api/walkthroughs/${walkId}/steps/${prepare.kind}`, {
      content: { ...PREPARED, seen: prepare.lookAt },
    });
    await isOpen('compare-guide');
    await isOpen('check-history');
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

  test('a cause and its problem that were typed without a net arrive in that order', async () => {
    const draftOf = async () =>
      (await view()).steps.find(({ kind }) => kind === 'walkthrough.compare-guide')?.draft as
        { mismatches?: { what: string }[] } | undefined;
    await page.getByRole('button', { name: '再加一处差异' }).click();
    await page.getByLabel('差异 2').fill(ANOTHER);
    await eventually(async () => (await draftOf())?.mismatches?.[1]?.what === ANOTHER, 'the difference on the server');
    await page.context().setOffline(true);
    await page.locator('.mismatch').nth(1).getByRole('textbox').nth(1).fill('窗口用的是旧表');
    await page.getByRole('button', { name: '登记为问题' }).nth(1).click();
    await page.getByRole('button', { name: '提交问题' }).click();
    await page.getByText('离线，未上传 2 项，有网后自动上传').waitFor();
    await page.context().setOffline(false);
    await eventually(async () => (await view()).problemRows.length === 2, 'both problems');
    expect(await page.getByText('没有上传成功', { exact: false }).count()).toBe(0);
  });

  test('a problem that was refused is not lost: it is sent again when its reason is gone', async () => {
    await page.getByRole('button', { name: '再加一处差异' }).click();
    await page.getByLabel('差异 3').fill('少一个窗口');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '问题', exact: true }).click();
    await page.getByLabel('问题', { exact: true }).fill('叫号屏不亮');
    await page.getByRole('button', { name: '提交问题' }).click();
    await page.getByText('离线，未上传 2 项，有网后自动上传').waitFor();
    await page.context().setOffline(false);
    await page.getByText(/问题“叫号屏不亮”没有上传成功：还有 1 处不一致没有写明原因/).waitFor();
    expect(await faults()).toEqual({ sideways: false, serious: [] });
    await page.locator('.mismatch').nth(2).getByRole('textbox').nth(1).fill('当日检修');
    await page.getByRole('button', { name: '再上传一次' }).click();
    await eventually(async () => (await view()).problemRows.length === 3, 'the third problem');
    await page.getByText('没有上传成功', { exact: false }).waitFor({ state: 'detached' });
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

  test('what 部里 or 省里 must coordinate names its level (R47)', async () => {
    const rest: [kind: string, more: object][] = [
      ['look-for-case', { decision: false }],
      ...['ask-staff', 'follow-staff', 'check-history', 'compare-guide', 'talk'].map((kind): [string, object] => [
        kind,
        { conclusion: 'NOT_APPLICABLE', basis: '当日没有' },
      ]),
    ];
    for (const [kind, more] of rest) {
      await isOpen(kind);
      await walker.post(`/api/walkthroughs/${walkId}/steps/walkthrough.${kind}`, { content: {}, ...more });
    }
    await isOpen('submit-feedback');
    await open('submit-feedback');
    await page.getByLabel('有关亮点做法的书面材料').fill('有专人引导');
    await page.getByLabel('业务 1', { exact: true }).fill('军人养老保险关系转不过来');
    await page.getByRole('button', { name: '提交材料' }).click();
    await page.getByText('请标明报部里还是报省里', { exact: false }).waitFor();
    await page.getByRole('radio', { name: '部里' }).check();
    expect(await faults()).toEqual({ sideways: false, serious: [] });
    await page.getByRole('button', { name: '提交材料' }).click();
    await eventually(async () => (await view()).status === 'TRIAGE', 'the delivery');
    expect((await view()).materials[2]?.text).toBe('部里：军人养老保险关系转不过来');
  });
});
