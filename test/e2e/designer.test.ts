import type { Browser, Page } from 'playwright-core';
import { applyOnPortal, type Submitted } from '../support/applicant.js';
import { describeInBrowser, DESKTOP, launchBrowser, openPage } from '../support/browser.js';
import { signIn } from '../support/console-pages.js';
import { HttpClient } from '../support/http-client.js';
import { Official } from '../support/official.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';
import { appendStep, connect, englishShown, find, openDraft, ready, removeFlow, rename } from './designer-steps.js';
import { story } from './story.js';

const PROCESS = 'UnemploymentOneThingProcess';
const NEW_STEP = '再次调取共享数据';
const FLOW = 'Flow_AcceptApplication_To_SplitApplication';

/** The designer's first publish (issue 4 §5 c). */
describeInBrowser('a designer adds a step and publishes it', () => {
  const step = story();
  let server: RunningServer;
  let browser: Browser;
  let clerk: Official;
  let added = '';
  let draftId = '';
  const problems: string[][] = [];
  const screens = new Map<string, Page>();
  const cases: Submitted[] = [];

  async function screenOf(name: string): Promise<Page> {
    const known = screens.get(name);
    if (known) return known;
    const opened = await openPage(browser, DESKTOP);
    problems.push(opened.problems);
    screens.set(name, opened.page);
    await signIn(opened.page, server.url, name);
    return opened.page;
  }
  async function newCase(): Promise<Submitted> {
    const one = await applyOnPortal(new HttpClient(server.url), {
      serial: cases.length + 1,
      selectedItems: ['unemployment-registration'],
    });
    cases.push(one);
    await clerk.claim(one.id);
    await clerk.precheck(one.id, { result: 'COMPLETE' });
    return one;
  }
  /** The steps of a case as its page lists them, once it is at `at`. */
  async function stepsOf(one: Submitted, version: number, at: string): Promise<string[]> {
    const page = await screenOf('counter');
    await page.goto(`${server.url}/applications/${one.id}`);
    await page.getByText(`失业“一件事” 第 ${version} 版`).waitFor();
    await page.getByRole('button', { name: '步骤' }).click();
    await page.locator('.steps-list li').filter({ hasText: at }).first().waitFor();
    return page.locator('.steps-list li').allInnerTexts();
  }
  const passed = (steps: string[]) => steps.some((line) => line.includes(NEW_STEP) && line.includes('已完成'));
  const problemList = (page: Page) => page.getByRole('region', { name: '问题' });
  const saved = (page: Page) => page.waitForResponse((one) => one.request().method() === 'PUT' && one.ok());

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    clerk = await Official.signIn(server.url, 'counter');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    removeData(server);
  });

  step('while a case is under way, the designer opens its diagram and sees it wait there', async () => {
    await newCase();
    const page = await screenOf('designer');
    await openDraft(page, server.url, PROCESS);
    draftId = page.url().split('/').at(-1) ?? '';
    await page.locator('.designer-canvas').getByText('1 件').first().waitFor();
  });

  step('a diagram that is broken says so in Chinese, and cannot be submitted, not even past the button', async () => {
    const page = await screenOf('designer');
    await find(page, '打包受理');
    added = await appendStep(page, '调取共享数据');
    await rename(page, added, '');
    await problemList(page).getByText('缺少中文名称').first().waitFor();
    await removeFlow(page, FLOW);
    await problemList(page).getByText('从开始事件到不了这里').first().waitFor();
    expect(await page.getByRole('button', { name: '提交发布' }).isDisabled()).toBe(true);
    const client = await HttpClient.signIn(server.url, 'designer');
    const { version } = await client.get<{ version: number }>(`/api/process-drafts/${draftId}`);
    await expect(client.post(`/api/process-drafts/${draftId}/submit`, { note: '改', version })).rejects.toThrow(
      /流程图有错误，不能提交/,
    );
  });

  step('mended, it has no problem left; nobody typed a job type, and nothing on the desk is English', async () => {
    const page = await screenOf('designer');
    await rename(page, added, NEW_STEP);
    await connect(page, added, 'Task_SplitApplication');
    await problemList(page).getByText('没有问题').waitFor();
    expect(await englishShown(page)).toEqual([]);
  });

  step('undo and redo take the last change back and bring it again; the draft outlives a reload', async () => {
    const page = await screenOf('designer');
    await page.getByRole('button', { name: '撤销' }).click();
    await problemList(page).getByText('从开始事件到不了这里').first().waitFor();
    const kept = saved(page);
    await page.getByRole('button', { name: '重做' }).click();
    await kept;
    await problemList(page).getByText('没有问题').waitFor();
    await page.reload();
    await ready(page);
    await find(page, NEW_STEP);
    await problemList(page).getByText('没有问题').waitFor();
  });

  step('it is submitted with a reason; the author has no button to approve, and the server refuses too', async () => {
    const page = await screenOf('designer');
    await page.getByRole('button', { name: '提交发布' }).click();
    await page.getByLabel('改了什么、为什么改').fill('受理后再核一次共享数据');
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByText('拟发布为第 2 版').waitFor();
    expect(await page.getByRole('button', { name: '同意发布' }).count()).toBe(0);
    const client = await HttpClient.signIn(server.url, 'designer');
    await expect(client.post(`/api/process-drafts/${draftId}/approve`, { note: '' })).rejects.toThrow(/403/);
  });

  step('a second person sees what changes and publishes it', async () => {
    const page = await screenOf('style');
    await page.goto(`${server.url}/process-drafts/${draftId}`);
    await page.getByText('改动说明：受理后再核一次共享数据').waitFor();
    await page.locator('.designer-diff').getByRole('button', { name: NEW_STEP, exact: true }).waitFor();
    await page.getByRole('button', { name: '同意发布' }).click();
    await page.getByLabel('审核意见').fill('同意');
    await page.getByRole('button', { name: '同意发布第 2 版' }).click();
    await page
      .getByText(/已发布为第 2 版/)
      .first()
      .waitFor();
  });

  step(
    'the next case goes through the new step; the one under way stays on its version and ends without it',
    async () => {
      const next = await newCase();
      expect(passed(await stepsOf(next, 2, '失业登记'))).toBe(true);
      const [running] = cases;
      const officer = await Official.signIn(server.url, 'employment');
      await officer.decide(running!.id, '失业登记');
      const steps = await stepsOf(running!, 1, '综合反馈');
      expect(passed(steps)).toBe(false);
    },
  );

  step(
    'the versions say who, when and why; one step brings the first back, and the case after that takes it',
    async () => {
      const page = await screenOf('style');
      await page.goto(`${server.url}/process-releases/${PROCESS}`);
      const row = page.getByRole('row', { name: /第 2 版/ });
      for (const words of ['钱设计', '王八一', '受理后再核一次共享数据', '现行'])
        await row.getByText(words).first().waitFor();
      await page.getByRole('button', { name: '恢复到第 1 版' }).click();
      await page.getByLabel(/理由/).fill('共享平台维护');
      await page.getByRole('region', { name: '恢复到第 1 版' }).getByRole('button', { name: '恢复到第 1 版' }).click();
      await page.getByRole('row', { name: /第 3 版.*现行/ }).waitFor();
      const after = await newCase();
      expect(passed(await stepsOf(after, 3, '失业登记'))).toBe(false);
    },
  );

  step(
    'a file taken out and brought in again is the same; one with an unknown job type is refused in Chinese',
    async () => {
      const client = await HttpClient.signIn(server.url, 'designer');
      const path = `/api/processes/${PROCESS}/versions/2/xml`;
      const file = await client.get<string>(path);
      const page = await screenOf('designer');
      const importFile = async (xml: string) => {
        await page.goto(`${server.url}/process-drafts`);
        await page.getByLabel('导入流程文件').setInputFiles({
          name: '失业一件事.bpmn',
          mimeType: 'application/xml',
          buffer: Buffer.from(xml),
        });
        await ready(page);
        return page.url().split('/').at(-1) ?? '';
      };
      const same = await importFile(file);
      expect(await client.get(`/api/process-drafts/${same}/xml`)).toBe(file);
      await importFile(file.replace('type="application.split"', 'type="application.splt"'));
      await problemList(page).getByText('工作类型“application.splt”不在约定清单中').waitFor();
      expect(await page.getByRole('button', { name: '提交发布' }).isDisabled()).toBe(true);
    },
  );

  test('nothing broke on anybody’s screen', () => {
    expect(problems.flat()).toEqual([]);
  });
});
