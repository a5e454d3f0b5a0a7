import { choose, prepare, recordStep } from './walker-steps.js';
import type { Step } from './story.js';
import { NEED, NO_GUIDE, WRONG_GUIDE, type WalkStory } from './walk-story.js';

/** The other branch; then 行风办 classifies what both walks found. */
export function walkInOffice(step: Step, at: WalkStory): void {
  step('无业务: the other branch asks the staff, and a checkpoint with a problem makes its entry', async () => {
    const page = await at.openWalk(at.walks.NONE);
    await prepare(page);
    await choose(page, '一、走流程：有无业务经办', '无业务');
    await recordStep(page, '向工作人员了解流程', {
      basis: '工作人员介绍了流程',
      wrong: { 线上线下办事指南是否准确无误: WRONG_GUIDE },
    });
    await recordStep(page, '二、访办事群众', { mode: '面对面', basis: '访谈一人', photo: '面谈记录' });
    const { steps } = await at.viewOf(at.walks.NONE);
    const figures = steps.find(({ kind }) => kind === 'walkthrough.check-history')?.content.figures as {
      refused: { number: string }[];
    };
    const causes = Object.fromEntries(figures.refused.map(({ number }) => [number, '跨省登记未核销']));
    await recordStep(page, '三、查历史办件', { basis: '翻看台账', causes });
    await recordStep(page, '四、谈工作情况', { basis: '座谈' });
    const asked = (await at.viewOf(at.walks.NONE)).steps;
    expect(asked.find(({ kind }) => kind === 'walkthrough.accompany-case')?.state).toBe('skipped');
    expect(asked.find(({ kind }) => kind === 'walkthrough.ask-staff')).toMatchObject({ problems: 1 });
    await at.handIn(page);
    expect((await at.problemOf(WRONG_GUIDE)).status).toBe('REPORTED');
  });

  step('the three lists are a list of gaps, not a file, while a row has neither 已整改 nor a date', async () => {
    const page = await at.screenOf('style');
    await page.goto(`${at.url}/three-lists`);
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
    const page = await at.screenOf('style');
    await page.goto(`${at.url}/walkthroughs/${at.walks.LIVE}`);
    await page.getByText(/还没有归口/).waitFor();
    await at.look(page, 'the triage');
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

    const other = await at.problemOf(WRONG_GUIDE);
    await page.goto(`${at.url}/problems/${other.id}`);
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
}
