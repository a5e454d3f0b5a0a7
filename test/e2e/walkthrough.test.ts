import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import type { Browser, Page } from 'playwright-core';
import type { Page as ListPage } from '../../server/api/list.js';
import type { ProblemRow, ProblemView } from '../../server/api/problems.js';
import type { WalkthroughRow, WalkthroughView } from '../../server/api/walkthroughs.js';
import { PHOTO } from '../support/applicant.js';
import { describeInBrowser, DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser.js';
import { signIn } from '../support/console-pages.js';
import { eventually, HttpClient } from '../support/http-client.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';
import { fillHistory } from './history-cases.js';
import { story } from './story.js';
import { answerStep, choose, faultsOf, prepare, recordStep, takePhoto } from './walker-steps.js';

const NO_GUIDE = '窗口没有摆放办事指南';
const WRONG_GUIDE = '办事指南上的材料与窗口要求不一致';
const NEED = '希望办结后有人电话回访';

/** The first scenario on a phone in both branches, from the assignment to the walk that closes by itself (issue 4 §5 b). */
describeInBrowser('a walk on a phone from its assignment to its end', () => {
  const step = story();
  let server: RunningServer;
  let browser: Browser;
  let refusedNumber = '';
  const walks: Record<'LIVE' | 'NONE', string> = { LIVE: '', NONE: '' };
  const problems: string[][] = [];
  const faults: string[] = [];
  const screens = new Map<string, Page>();

  async function screenOf(name: string, viewport = DESKTOP): Promise<Page> {
    const known = screens.get(name);
    if (known) return known;
    const opened = await openPage(browser, viewport);
    problems.push(opened.problems);
    screens.set(name, opened.page);
    await signIn(opened.page, server.url, name);
    return opened.page;
  }
  const phone = () => screenOf('experiencer', PHONE);
  const look = async (page: Page, screen: string) => {
    faults.push(...(await faultsOf(page, screen)));
  };
  const asWalker = () => HttpClient.signIn(server.url, 'experiencer');
  const viewOf = async (id: string) => (await asWalker()).get<WalkthroughView>(`/api/walkthroughs/${id}`);
  const openWalk = async (id: string) => {
    const page = await phone();
    await page.goto(`${server.url}/walkthroughs/${id}?step=now`);
    return page;
  };
  const problemOf = async (title: string) => {
    const { items } = await (await asWalker()).get<ListPage<ProblemRow>>('/api/problems?page=1&pageSize=50');
    const row = items.find((each) => each.title === title);
    if (!row) throw new Error(`No problem “${title}”`);
    return row;
  };

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    const { refused } = await fillHistory(server.url);
    refusedNumber = refused.number;
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    removeData(server);
  });

  step('行风办 assigns the scenario to the walker from both angles', async () => {
    const page = await screenOf('style');
    await page.goto(`${server.url}/walkthroughs`);
    for (const angle of ['办事群众', '基层经办']) {
      await page.getByRole('button', { name: '派出走流程' }).click();
      const form = page.getByRole('region', { name: '派出走流程' });
      await look(page, 'the assignment');
      await form.getByLabel('场景').selectOption('个人办理失业登记');
      await form.getByLabel('角度').selectOption(angle);
      await form.getByLabel('走流程人员').selectOption({ index: 1 });
      await form.getByLabel('单位').selectOption('employment');
      await form.getByLabel('体验地点').fill('就业服务大厅');
      await form.getByRole('button', { name: '派出', exact: true }).click();
      await form.waitFor({ state: 'detached' });
      await page
        .getByRole('main')
        .getByText(/已派出 ZL-/)
        .waitFor();
    }
    const { items } = await (await asWalker()).get<ListPage<WalkthroughRow>>('/api/walkthroughs?page=1&pageSize=10');
    expect(items).toHaveLength(2);
    walks.LIVE = items.find(({ angle }) => angle === 'citizen')?.id ?? '';
    walks.NONE = items.find(({ angle }) => angle === 'grassroots')?.id ?? '';
  });

  step('the walker prepares on the phone; what is typed survives a reload', async () => {
    const page = await phone();
    await page.goto(`${server.url}/walkthroughs`);
    await page.getByRole('link', { name: '开始' }).first().waitFor();
    await look(page, '我的任务');
    await page.goto(`${server.url}/walkthroughs/${walks.LIVE}`);
    await page.getByRole('link', { name: /接着走：走前准备/ }).waitFor();
    await look(page, 'the overview');
    await page.getByRole('link', { name: /接着走：走前准备/ }).click();
    const notes = page.getByRole('textbox', { name: '记录' });
    await notes.fill('“四地”登记，办结时间当日');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '走前准备：梳理规定' }).waitFor();
    expect(await notes.inputValue()).toBe('“四地”登记，办结时间当日');
    await look(page, 'the preparation');
    await prepare(page);
  });

  step('有业务: nobody goes along before the citizen has agreed', async () => {
    const page = await phone();
    await choose(page, '一、走流程：有无业务经办', '有业务');
    await page.getByRole('heading', { level: 1, name: '征得群众同意' }).waitFor();
    const walker = await asWalker();
    const early = await walker
      .post(`/api/walkthroughs/${walks.LIVE}/steps/walkthrough.accompany-case`, { content: {} })
      .catch((refusal: Error) => refusal.message);
    expect(early).toMatch(/INVALID_STATE/);
    await look(page, 'the consent');
    await takePhoto(page, '同意书');
    await page.getByRole('link', { name: /同意凭证/ }).waitFor();
    await choose(page, '征得群众同意', '已征得同意');
    await page.getByText('✓ 已征得同意').waitFor();
  });

  step('a problem is raised on the very step; half of it typed, it survives a reload', async () => {
    const page = await phone();
    await page.getByRole('heading', { level: 1, name: '全程参与办理' }).waitFor();
    await page.getByRole('button', { name: '问题', exact: true }).click();
    const sheet = page.getByRole('region', { name: '登记问题' });
    await sheet.getByLabel('问题', { exact: true }).fill(NO_GUIDE);
    await look(page, 'the sheet of a problem');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '全程参与办理' }).waitFor();
    await page.getByRole('button', { name: '问题', exact: true }).click();
    expect(await sheet.getByLabel('问题', { exact: true }).inputValue()).toBe(NO_GUIDE);
    await sheet.getByLabel('经过').fill('大厅里找不到指南，只能问工作人员');
    await sheet.getByRole('button', { name: '提交问题' }).click();
    await page.getByText(/已登记 WT-/).waitFor();
    const row = await problemOf(NO_GUIDE);
    const problem = await (await asWalker()).get<ProblemView>(`/api/problems/${row.id}`);
    expect(problem).toMatchObject({
      elementId: 'Task_AccompanyCase',
      processId: 'UnemploymentRegistrationWalkthroughProcess',
      experienceChannel: '办事窗口',
    });
  });

  step('a photo and a need chosen without a net stay in the phone and go up by themselves afterwards', async () => {
    const page = await phone();
    const id = walks.LIVE;
    await answerStep(page, { basis: '全程参与了一件登记' });
    await look(page, 'the checkpoints');
    await page.getByText(/^已答 (\d+) \/ \1$/).waitFor();
    await page.context().setOffline(true);
    await page.getByText(/^离线，/).waitFor();
    await page.getByRole('textbox', { name: '记录' }).fill('没有网的时候写的');
    await takePhoto(page, '大厅');
    await page.getByText('照片已存在本机，有网后自动上传').waitFor();
    await page.getByText('未上传', { exact: true }).waitFor();
    await page.getByText('离线，未上传 2 项，有网后自动上传').waitFor();
    await look(page, 'a step without a net');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByText('没有连上服务器，请检查网络后重试').waitFor();
    const before = (await viewOf(id)).steps.find(({ kind }) => kind === 'walkthrough.accompany-case');
    expect(before?.evidence).toEqual([]);

    await page.context().setOffline(false);
    await page.getByRole('link', { name: /照片：大厅/ }).waitFor();
    await page
      .getByText(/未上传/)
      .first()
      .waitFor({ state: 'detached' });
    const after = (await viewOf(id)).steps.find(({ kind }) => kind === 'walkthrough.accompany-case');
    expect(after?.evidence).toHaveLength(1);
    expect(after?.draft).toMatchObject({ notes: '没有网的时候写的' });
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('heading', { level: 1, name: '全程参与办理' }).waitFor({ state: 'detached' });
  });

  step(
    'the interview wants its record; history shows our own figures and the abnormal case; a photo outlives a reload',
    async () => {
      const page = await phone();
      await page.getByRole('heading', { level: 1, name: '二、访办事群众' }).waitFor();
      await look(page, 'the interview');
      await answerStep(page, { mode: '电话', basis: '访谈两名登记人员' });
      await page.getByRole('button', { name: '下一步' }).click();
      await page.getByText(/这一步须留下凭证/).waitFor();
      await takePhoto(page, '访谈记录');
      await page.getByRole('link', { name: /照片：访谈记录/ }).waitFor();
      await recordStep(page, '二、访办事群众');

      await page.getByRole('heading', { level: 1, name: '三、查历史办件' }).waitFor();
      const figures = page.getByRole('region', { name: '历史办件' });
      await figures.getByText('4 件', { exact: true }).waitFor();
      await figures.getByText('按时 4 件').waitFor();
      await figures.getByText('1 件', { exact: true }).waitFor();
      await figures.getByText('审核不通过 1 件，撤回 1 件', { exact: false }).waitFor();
      await figures.getByText('已在外地登记失业', { exact: false }).waitFor();
      await look(page, 'the history');
      const { refused } = (await viewOf(walks.LIVE)).steps.find(({ kind }) => kind === 'walkthrough.check-history')
        ?.content.figures as { refused: { number: string }[] };
      const number = refused[0]?.number ?? '';
      expect(number).toContain(refusedNumber);
      await recordStep(page, '三、查历史办件', { basis: '翻看台账', causes: { [number]: '跨省登记未核销' } });

      const path = /\/walkthrough\.talk\/evidence$/;
      await page.context().route(path, (route) => route.abort());
      await takePhoto(page, '座谈');
      await page.getByText('未上传', { exact: true }).waitFor();
      await page.reload();
      await page.getByText('未上传', { exact: true }).waitFor();
      expect(await page.getByRole('link', { name: /照片/ }).count()).toBe(0);
      await page.context().unroute(path);
      await page.reload();
      await page.getByRole('link', { name: /照片：座谈/ }).waitFor();
      await recordStep(page, '四、谈工作情况', { basis: '与两名经办人员座谈' });
    },
  );

  step('the walker hands in all three materials, with a need that was typed without a net', async () => {
    const page = await phone();
    await page.getByRole('heading', { level: 1, name: '提交三方面材料' }).waitFor();
    await page.getByRole('button', { name: '登记需求' }).click();
    const sheet = page.getByRole('region', { name: '登记需求' });
    await page.context().setOffline(true);
    await sheet.getByLabel('需求').fill(NEED);
    await look(page, 'the sheet of a need');
    await sheet.getByRole('button', { name: '提交需求' }).click();
    await page.getByText('需求已存在本机，有网后自动上传').waitFor();
    await page.getByText('离线，未上传 1 项，有网后自动上传').waitFor();
    await page.context().setOffline(false);
    await page.getByText(/未上传/).waitFor({ state: 'detached' });
    await page.getByRole('listitem').filter({ hasText: NEED }).getByText('未定措施').waitFor();
    const style = await HttpClient.signIn(server.url, 'style');
    const needs = await style.get<ListPage<{ description: string }>>('/api/needs?page=1&pageSize=10');
    expect(needs.items.map(({ description }) => description)).toEqual([NEED]);
    await handIn(page);
  });

  step('无业务: the other branch asks the staff, and a checkpoint with a problem makes its entry', async () => {
    const page = await openWalk(walks.NONE);
    await prepare(page);
    await choose(page, '一、走流程：有无业务经办', '无业务');
    await recordStep(page, '向工作人员了解流程', {
      basis: '工作人员介绍了流程',
      wrong: { 线上线下办事指南是否准确无误: WRONG_GUIDE },
    });
    await recordStep(page, '二、访办事群众', { mode: '面对面', basis: '访谈一人', photo: '面谈记录' });
    const { steps } = await viewOf(walks.NONE);
    const figures = steps.find(({ kind }) => kind === 'walkthrough.check-history')?.content.figures as {
      refused: { number: string }[];
    };
    const causes = Object.fromEntries(figures.refused.map(({ number }) => [number, '跨省登记未核销']));
    await recordStep(page, '三、查历史办件', { basis: '翻看台账', causes });
    await recordStep(page, '四、谈工作情况', { basis: '座谈' });
    const asked = (await viewOf(walks.NONE)).steps;
    expect(asked.find(({ kind }) => kind === 'walkthrough.accompany-case')?.state).toBe('skipped');
    expect(asked.find(({ kind }) => kind === 'walkthrough.ask-staff')).toMatchObject({ problems: 1 });
    await handIn(page);
    expect((await problemOf(WRONG_GUIDE)).status).toBe('REPORTED');
  });

  step('the three lists are a list of gaps, not a file, while a row has neither 已整改 nor a date', async () => {
    const page = await screenOf('style');
    await page.goto(`${server.url}/three-lists`);
    await page.getByRole('button', { name: '导出附件4' }).click();
    await page.getByText('有 3 行既没有“已整改完毕”也没有期限，补齐后才能导出').waitFor();
    await page.getByRole('listitem').filter({ hasText: NEED }).waitFor();
    await page
      .getByRole('row', { name: new RegExp(NEED) })
      .getByRole('button', { name: '没有措施，补一条' })
      .click();
    const form = page.getByRole('region', { name: '补一条措施' });
    await form.getByLabel('整改措施').fill('办结三日内电话回访');
    await form.getByLabel('责任单位').selectOption('employment');
    await form.getByLabel('拟整改完成的期限').fill('2027-03-31');
    await form.getByRole('button', { name: '列入清单' }).click();
    await page.getByText('已列入整改措施清单').waitFor();
  });

  step('行风办 classifies and assigns one problem and merges the other into it', async () => {
    const page = await screenOf('style');
    await page.goto(`${server.url}/walkthroughs/${walks.LIVE}`);
    await page.getByText(/还没有归口/).waitFor();
    await look(page, 'the triage');
    expect(await page.getByRole('button', { name: '结束归口整理' }).isEnabled()).toBe(false);
    await page.getByRole('link', { name: new RegExp(NO_GUIDE) }).click();
    await page.getByLabel(/流程图；问题出在：.*参与/).waitFor();
    await page.getByRole('button', { name: '归口派发' }).click();
    const form = page.getByRole('region', { name: '归口派发' });
    await form.getByLabel('责任单位').selectOption('employment');
    await form.getByLabel(/问题类/).fill('办事指南不清');
    await form.getByRole('radio', { name: /立行立改/ }).check();
    await form.getByRole('button', { name: '派发', exact: true }).click();
    await page
      .getByRole('link', { name: /整改 ZG-/ })
      .first()
      .waitFor();

    const other = await problemOf(WRONG_GUIDE);
    await page.goto(`${server.url}/problems/${other.id}`);
    await page.getByText('可能与 1 个已有问题重复').waitFor();
    await page.getByRole('button', { name: '合并', exact: true }).click();
    const mergeForm = page.getByRole('region', { name: /合并/ });
    await mergeForm.getByRole('radio', { name: new RegExp(NO_GUIDE) }).check();
    await mergeForm.getByRole('button', { name: /并入/ }).click();
    await page
      .getByText(/已并入/)
      .first()
      .waitFor();
  });

  step('the unit decides the measure; then the triage ends, and neither walk closes over an open problem', async () => {
    const unit = await screenOf('employment');
    const { rectificationId } = await problemOf(NO_GUIDE);
    await unit.goto(`${server.url}/rectifications/${rectificationId}`);
    await unit.getByRole('button', { name: '确定措施' }).click();
    const form = unit.getByRole('region', { name: '确定措施' });
    await form.getByRole('radio', { name: /立行立改/ }).check();
    await form.getByLabel('整改措施').fill('每个窗口摆放新版办事指南');
    await form.getByLabel('整改期限：天数').fill('3');
    await form.getByRole('button', { name: '确定措施' }).click();
    await form.waitFor({ state: 'detached' });

    const page = await screenOf('style');
    for (const id of [walks.LIVE, walks.NONE]) {
      await page.goto(`${server.url}/walkthroughs/${id}`);
      await page.getByRole('button', { name: '结束归口整理' }).and(page.locator(':enabled')).click();
      await page
        .getByText(/所提问题全部销号后办结/)
        .first()
        .waitFor();
    }
    // what was merged is as open as the problem that it went into
    for (const id of [walks.LIVE, walks.NONE])
      expect(await viewOf(id)).toMatchObject({ status: 'FOLLOWING', openProblems: 1 });
  });

  step('the unit proves and finishes, 行风办 verifies; the walk is still open', async () => {
    const unit = await screenOf('employment');
    for (const slot of ['整改前', '整改后']) {
      await unit.getByLabel(new RegExp(`添加${slot}`)).setInputFiles({
        name: `${slot}.png`,
        mimeType: 'image/png',
        buffer: Buffer.concat([PHOTO, Buffer.from(slot)]),
      });
      await unit.getByText(new RegExp(`已添加${slot}`)).waitFor();
    }
    await unit.getByLabel('完成情况').fill('各窗口已摆放新版指南');
    await unit.getByRole('button', { name: '提交复核' }).and(unit.locator(':enabled')).click();
    await unit.getByText('待复核').first().waitFor();

    const page = await screenOf('style');
    const { rectificationId } = await problemOf(NO_GUIDE);
    await page.goto(`${server.url}/rectifications/${rectificationId}`);
    await page.getByRole('button', { name: '复核通过' }).and(page.locator(':enabled')).click();
    const form = page.getByRole('region', { name: '复核通过' });
    await form.getByLabel(/复核意见/).fill('到窗口看过');
    await form.getByRole('button', { name: '复核通过' }).click();
    await form.waitFor({ state: 'detached' });
    for (const id of [walks.LIVE, walks.NONE]) expect((await viewOf(id)).status).toBe('FOLLOWING');
  });

  step('the walker sees how far it is and evaluates on the phone', async () => {
    const page = await phone();
    await page.goto(`${server.url}/walkthroughs/${walks.LIVE}`);
    await page.getByText('还有 1 个问题没有销号，全部销号后办结').waitFor();
    await look(page, 'the overview of a walk that is followed');
    await page.goto(`${server.url}/walkthroughs`);
    await page.getByText('等我评价').waitFor();
    await look(page, '等我评价');
    await page.getByRole('link', { name: new RegExp(NO_GUIDE) }).click();
    await page.getByText('评价整改效果').waitFor();
    await look(page, 'the rectification');
    await page.getByRole('button', { name: '满意', exact: true }).click();
    await page.getByRole('button', { name: '满意', exact: true }).waitFor({ state: 'detached' });
  });

  step('销号 closes both walks by themselves', async () => {
    const page = await screenOf('style');
    await page.getByRole('button', { name: '销号', exact: true }).and(page.locator(':enabled')).click();
    const form = page.getByRole('region', { name: /^销号/ });
    await form.getByLabel('整改效果').fill('群众不用再问');
    await form.getByRole('button', { name: /^销号 ZG-/ }).click();
    await page
      .getByText(/已销号 XH-/)
      .first()
      .waitFor();
    for (const id of [walks.LIVE, walks.NONE])
      await eventually(async () => (await viewOf(id)).status === 'CLOSED', 'the end of the walk');
    const walker = await phone();
    await walker.goto(`${server.url}/walkthroughs/${walks.LIVE}`);
    await walker.getByText('已办结').first().waitFor();
    await look(walker, 'the closed walk');
  });

  step('附件4 is a workbook of nine columns then', async () => {
    const page = await screenOf('style');
    await page.goto(`${server.url}/three-lists`);
    const arriving = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出附件4' }).click();
    const file = await (await arriving).path();
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(readFileSync(file) as unknown as ArrayBuffer);
    const sheet = workbook.worksheets[0];
    const cells = (row: number) => (sheet?.getRow(row).values as unknown[]).slice(1);
    expect(cells(3)).toEqual([
      '序号',
      '事项名称（体验途径）',
      '人员姓名（职务）',
      '问题清单',
      '需求清单',
      '整改措施清单',
      '是否已整改完毕（或标明拟整改完成的期限）',
      '整改效果',
      '备注',
    ]);
    expect(String(cells(2)[0])).toMatch(/填报单位：.*填报人姓名及联系方式：.*填报日期：\d{4}-\d\d-\d\d/);
    const rows = Array.from({ length: (sheet?.rowCount ?? 3) - 3 }, (_each, index) => cells(4 + index));
    const done = rows.find((row) => row[3] === NO_GUIDE);
    expect(done).toMatchObject({ 5: '每个窗口摆放新版办事指南', 6: '已整改完毕', 7: '群众不用再问' });
    expect(rows.find((row) => row[4] === NEED)).toMatchObject({ 5: '办结三日内电话回访', 6: '2027-03-31' });
  });

  test('no screen of the phone scrolled sideways or was left untranslated, and nothing broke on anybody’s screen', () => {
    expect(faults).toEqual([]);
    expect(problems.flat()).toEqual([]);
  });

  async function handIn(page: Page): Promise<void> {
    await page.getByRole('heading', { level: 1, name: '提交三方面材料' }).waitFor();
    await look(page, 'the materials');
    await page.getByRole('textbox', { name: /三个清单|问题清单/ }).fill('问题一个，需求一个');
    await page.getByRole('textbox', { name: /亮点/ }).fill('有专人引导');
    await page.getByRole('textbox', { name: /意见建议/ }).fill('摆放办事指南');
    await page.getByRole('button', { name: '提交材料' }).and(page.locator(':enabled')).click();
    await page.getByRole('heading', { level: 1, name: '提交三方面材料' }).waitFor({ state: 'detached' });
  }
});
