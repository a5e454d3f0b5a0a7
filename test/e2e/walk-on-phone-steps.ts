import type { Page as ListPage } from '../../server/api/list.js';
import type { ProblemView } from '../../server/api/problems.js';
import type { WalkthroughRow } from '../../server/api/walkthroughs.js';
import { HttpClient } from '../support/http-client.js';
import { answerStep, choose, prepare, recordStep, takePhoto } from './walker-steps.js';
import type { Step } from './story.js';
import { NEED, NO_GUIDE, type WalkStory } from './walk-story.js';

/** The walker goes through every step with a case that is live, on a phone. */
export function walkOnPhone(step: Step, at: WalkStory): void {
  step('行风办 assigns the scenario to the walker from both angles', async () => {
    const page = await at.screenOf('style');
    await page.goto(`${at.url}/walkthroughs`);
    for (const angle of ['办事群众', '基层经办']) {
      await page.getByRole('button', { name: '派出走流程' }).click();
      const form = page.getByRole('region', { name: '派出走流程' });
      await at.look(page, 'the assignment');
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
    const { items } = await (await at.asWalker()).get<ListPage<WalkthroughRow>>('/api/walkthroughs?page=1&pageSize=10');
    expect(items).toHaveLength(2);
    at.walks.LIVE = items.find(({ angle }) => angle === 'citizen')?.id ?? '';
    at.walks.NONE = items.find(({ angle }) => angle === 'grassroots')?.id ?? '';
  });

  step('the walker prepares on the phone; what is typed survives a reload', async () => {
    const page = await at.phone();
    await page.goto(`${at.url}/walkthroughs`);
    await page.getByRole('link', { name: '开始' }).first().waitFor();
    await at.look(page, '我的任务');
    await page.goto(`${at.url}/walkthroughs/${at.walks.LIVE}`);
    await page.getByRole('link', { name: /接着走：走前准备/ }).waitFor();
    await at.look(page, 'the overview');
    await page.getByRole('link', { name: /接着走：走前准备/ }).click();
    const notes = page.getByRole('textbox', { name: '记录' });
    await notes.fill('“四地”登记，办结时间当日');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '走前准备：梳理规定' }).waitFor();
    expect(await notes.inputValue()).toBe('“四地”登记，办结时间当日');
    await at.look(page, 'the preparation');
    await prepare(page);
  });

  step('有业务: nobody goes along before the citizen has agreed', async () => {
    const page = await at.phone();
    await choose(page, '一、走流程：有无业务经办', '有业务');
    await page.getByRole('heading', { level: 1, name: '征得群众同意' }).waitFor();
    const walker = await at.asWalker();
    const early = await walker
      .post(`/api/walkthroughs/${at.walks.LIVE}/steps/walkthrough.accompany-case`, { content: {} })
      .catch((refusal: Error) => refusal.message);
    expect(early).toMatch(/INVALID_STATE/);
    await at.look(page, 'the consent');
    await takePhoto(page, '同意书');
    await page.getByRole('link', { name: /同意凭证/ }).waitFor();
    await choose(page, '征得群众同意', '已征得同意');
    await page.getByText('✓ 已征得同意').waitFor();
  });

  step('a problem is raised on the very step; half of it typed, it survives a reload', async () => {
    const page = await at.phone();
    await page.getByRole('heading', { level: 1, name: '全程参与办理' }).waitFor();
    await page.getByRole('button', { name: '问题', exact: true }).click();
    const sheet = page.getByRole('region', { name: '登记问题' });
    await sheet.getByLabel('问题', { exact: true }).fill(NO_GUIDE);
    await at.look(page, 'the sheet of a problem');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '全程参与办理' }).waitFor();
    await page.getByRole('button', { name: '问题', exact: true }).click();
    expect(await sheet.getByLabel('问题', { exact: true }).inputValue()).toBe(NO_GUIDE);
    await sheet.getByLabel('经过').fill('大厅里找不到指南，只能问工作人员');
    await sheet.getByRole('button', { name: '提交问题' }).click();
    await page.getByText(/已登记 WT-/).waitFor();
    const row = await at.problemOf(NO_GUIDE);
    const problem = await (await at.asWalker()).get<ProblemView>(`/api/problems/${row.id}`);
    expect(problem).toMatchObject({
      elementId: 'Task_AccompanyCase',
      processId: 'UnemploymentRegistrationWalkthroughProcess',
      experienceChannel: '办事窗口',
    });
  });

  step('a photo and a need chosen without a net stay in the phone and go up by themselves afterwards', async () => {
    const page = await at.phone();
    const id = at.walks.LIVE;
    await answerStep(page, { basis: '全程参与了一件登记' });
    await at.look(page, 'the checkpoints');
    await page.getByText(/^已答 (\d+) \/ \1$/).waitFor();
    await page.context().setOffline(true);
    await page.getByText(/^离线，/).waitFor();
    await page.getByRole('textbox', { name: '记录' }).fill('没有网的时候写的');
    await takePhoto(page, '大厅');
    await page.getByText('照片已存在本机，有网后自动上传').waitFor();
    await page.getByText('未上传', { exact: true }).waitFor();
    await page.getByText('离线，未上传 2 项，有网后自动上传').waitFor();
    await at.look(page, 'a step without a net');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByText('没有连上服务器，请检查网络后重试').waitFor();
    const before = (await at.viewOf(id)).steps.find(({ kind }) => kind === 'walkthrough.accompany-case');
    expect(before?.evidence).toEqual([]);

    await page.context().setOffline(false);
    await page.getByRole('link', { name: /照片：大厅/ }).waitFor();
    await page
      .getByText(/未上传/)
      .first()
      .waitFor({ state: 'detached' });
    const after = (await at.viewOf(id)).steps.find(({ kind }) => kind === 'walkthrough.accompany-case');
    expect(after?.evidence).toHaveLength(1);
    expect(after?.draft).toMatchObject({ notes: '没有网的时候写的' });
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('heading', { level: 1, name: '全程参与办理' }).waitFor({ state: 'detached' });
  });

  step(
    'the interview wants its record; history shows our own figures and the abnormal case; a photo outlives a reload',
    async () => {
      const page = await at.phone();
      await page.getByRole('heading', { level: 1, name: '二、访办事群众' }).waitFor();
      await at.look(page, 'the interview');
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
      await figures.getByText('申请审核不通过 1 件，失业登记注销退出（撤回） 1 件', { exact: false }).waitFor();
      await figures.getByText('已在外地登记失业', { exact: false }).waitFor();
      await at.look(page, 'the history');
      const { refused } = (await at.viewOf(at.walks.LIVE)).steps.find(
        ({ kind }) => kind === 'walkthrough.check-history',
      )?.content.figures as { refused: { number: string }[] };
      const number = refused[0]?.number ?? '';
      expect(number).toContain(at.refusedNumber);
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
    const page = await at.phone();
    await page.getByRole('heading', { level: 1, name: '提交三方面材料' }).waitFor();
    await page.getByRole('button', { name: '登记需求' }).click();
    const sheet = page.getByRole('region', { name: '登记需求' });
    await page.context().setOffline(true);
    await sheet.getByLabel('需求').fill(NEED);
    await at.look(page, 'the sheet of a need');
    await sheet.getByRole('button', { name: '提交需求' }).click();
    await page.getByText('需求已存在本机，有网后自动上传').waitFor();
    await page.getByText('离线，未上传 1 项，有网后自动上传').waitFor();
    await page.context().setOffline(false);
    await page.getByText(/未上传/).waitFor({ state: 'detached' });
    await page.getByRole('listitem').filter({ hasText: NEED }).getByText('未定措施').waitFor();
    const style = await HttpClient.signIn(at.url, 'style');
    const needs = await style.get<ListPage<{ description: string }>>('/api/needs?page=1&pageSize=10');
    expect(needs.items.map(({ description }) => description)).toEqual([NEED]);
    await at.handIn(page);
  });
}
