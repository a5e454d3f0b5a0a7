import type { Browser, Page } from 'playwright-core';
import { openOperationsServer, type OperationsServer } from '../features/operations/operations-server.js';
import { inTransaction } from '../../server/shared/command-context.js';
import { until } from '../engine-glue/fake-engine.js';
import { seriousViolations } from '../support/axe.js';
import { describeInBrowser, DESKTOP, launchBrowser, openPage, PHONE, scrollsSideways } from '../support/browser.js';
import { signIn } from '../support/console-pages.js';

/** 运行维护 as the administrator uses it, at a desk and on a phone. */
describeInBrowser('运行维护', () => {
  let server: OperationsServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await openOperationsServer();
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const rows = (page: Page) => page.getByRole('list', { name: '异常' }).getByRole('listitem');
  const row = (page: Page, text: string) => rows(page).filter({ hasText: text });

  test('shows what is stuck, on its diagram too, and cures one and many', async () => {
    const { world } = server;
    for (const [processId, caseId] of [
      ['OpenQuestionProcess', '11'],
      ['FailingJobProcess', '12'],
      ['FailingJobProcess', '13'],
      ['NobodysJobProcess', '14'],
    ] as const)
      await world.begin(processId, caseId);
    for (const caseId of ['11', '12', '13']) await world.incidentOf(caseId);
    const { page, problems, context } = await openPage(browser, DESKTOP);
    await signIn(page, server.url, 'admin');
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '运行维护' }).click();
    await row(page, 'SY-2026-11').getByText('条件算不出').waitFor();
    await page.getByText('3 个步骤异常').waitFor();
    expect(await rows(page).count()).toBe(3);
    expect(await seriousViolations(page)).toEqual([]);

    await row(page, 'SY-2026-11').getByRole('link', { name: '予以办理吗' }).click();
    await page.locator('.diagram-sign-incident').getByText('步骤失败').waitFor();
    expect(await page.locator('[data-element-id="Gateway_Granted"].mark-incident').count()).toBe(1);
    expect(await seriousViolations(page)).toEqual([]);
    await page.goBack();

    await row(page, 'SY-2026-11').getByRole('button', { name: /^解除/ }).click();
    const form = page.getByRole('region', { name: /^解除：SY-2026-11/ });
    await form.getByLabel(/^补上的值/).fill('没有等号');
    await form.getByText('应写成 名称=值').waitFor();
    await form.getByLabel(/^补上的值/).fill('decision=GRANT');
    await form.getByLabel('理由').fill('补录决定');
    await form.getByRole('button', { name: '解除并继续' }).click();
    await page.getByText('已提交解除 1 条').waitFor();
    await row(page, 'SY-2026-11').waitFor({ state: 'detached' });

    await page.getByPlaceholder('编号、流程、步骤').fill('SY-2026-13');
    await row(page, 'SY-2026-12').waitFor({ state: 'detached' });
    await page.getByPlaceholder('编号、流程、步骤').fill('');
    await row(page, 'SY-2026-12').waitFor();
    world.cure();
    await page.getByLabel('全选本页').check();
    await page.getByRole('toolbar', { name: '批量操作' }).getByRole('button', { name: '重试' }).click();
    const retry = page.getByRole('region', { name: /^重试：.*等 2 条/ });
    await retry.getByLabel('理由').fill('材料库已接通');
    await retry.getByRole('button', { name: '重试' }).click();
    await page.getByText('已提交重试 2 条').waitFor();
    await page.getByText('没有异常').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  test('on a phone: stops a case after a second thought, and the notice goes out', async () => {
    const { page, problems, context } = await openPage(browser, PHONE);
    await signIn(page, server.url, 'admin');
    await page.goto(`${server.url}/operations/stuck-jobs`);
    const stuck = page.getByRole('list', { name: '卡住的环节' }).getByRole('listitem');
    await stuck.getByText('没有程序来执行').waitFor();
    expect(await scrollsSideways(page)).toBe(false);
    await page.getByLabel('全选本页').check();
    expect(await scrollsSideways(page)).toBe(false);
    await page.getByRole('button', { name: '停止流程' }).click();
    const form = page.getByRole('region', { name: /^停止流程：SY-2026-14/ });
    await form.getByLabel('理由').fill('转线下办理');
    const submit = form.getByRole('button', { name: '停止 1 个流程' });
    expect(await submit.isDisabled()).toBe(true);
    await form.getByLabel('我知道停止后不能恢复').check();
    expect(await scrollsSideways(page)).toBe(false);
    expect(await seriousViolations(page)).toEqual([]);
    await submit.click();
    await page.getByText('已提交停止流程 1 条').waitFor();
    await until(async () => (await server.world.db.openJob.count()) === 0);
    await page.getByRole('button', { name: '刷新' }).click();
    await page.getByText('没有卡住的环节').waitFor();
    await page.getByRole('tab', { name: /待发送/ }).click();
    await page.getByText('没有要处理的指令').waitFor();
    expect(await scrollsSideways(page)).toBe(false);
    expect(problems).toEqual([]);
    await context.close();
  });

  test('shows what the engine refuses and what that holds up, and drops it after a second thought', async () => {
    const { world } = server;
    await world.begin('CallerProcess', '15');
    await inTransaction(world.admin, async ({ toEngine }) => {
      for (const name of ['', 'rating.submitted'])
        await toEngine('15', { kind: 'publishMessage', message: { name, correlationKey: '15', timeToLive: 1_000 } });
    });
    const outcomes = async () =>
      (await world.db.outboxCommand.findMany({ where: { caseId: '15' }, orderBy: { seq: 'asc' } })).map(
        ({ outcome, attempts }) => outcome ?? (attempts > 0 ? 'refused' : 'waiting'),
      );
    await until(async () => (await outcomes()).join() === 'refused,waiting');
    for (const screen of [PHONE, DESKTOP]) {
      const { page, problems, context } = await openPage(browser, screen);
      await signIn(page, server.url, 'admin');
      await page.goto(`${server.url}/operations/outbox`);
      const refused = page.getByRole('list', { name: '待发送' }).getByRole('listitem').filter({ hasText: '拒绝接收' });
      await refused.getByText('本件后面有 1 条在等它').waitFor();
      if (screen === DESKTOP) await page.getByText('1 条指令被流程引擎拒绝').first().waitFor(); // too long for a phone
      await page.getByRole('button', { name: /^被拒绝/ }).click();
      await refused.getByRole('button', { name: /^放弃/ }).click();
      const form = page.getByRole('region', { name: /^放弃：SY-2026-15/ });
      await form.getByLabel('理由').fill('核对过，送不进');
      expect(await form.getByRole('button', { name: '放弃 1 条指令' }).isDisabled()).toBe(true);
      await form.getByLabel('我知道放弃后流程收不到它').check();
      expect(await scrollsSideways(page)).toBe(false);
      expect(await seriousViolations(page)).toEqual([]);
      if (screen === DESKTOP) {
        await form.getByRole('button', { name: '放弃 1 条指令' }).click();
        await page.getByText('已放弃 1 条').waitFor();
        await until(async () => (await outcomes()).join() === 'DROPPED,DELIVERED');
      }
      expect(problems).toEqual([]);
      await context.close();
    }
  });

  test('nobody else sees it: no entry in the menu, and the address says whose it is', async () => {
    const { page, context } = await openPage(browser, DESKTOP);
    await signIn(page, server.url, 'designer');
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link').first().waitFor();
    expect(await page.getByText('运行维护').count()).toBe(0);
    await page.goto(`${server.url}/operations`);
    await page.getByText('运行维护由系统管理员办理').waitFor();
    expect(await page.getByRole('tab').count()).toBe(0);
    await context.close();
  });
});
