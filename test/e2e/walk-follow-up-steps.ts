import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { PHOTO } from '../support/applicant.js';
import { eventually } from '../support/http-client.js';
import type { Step } from './story.js';
import { NEED, NO_GUIDE, type WalkStory } from './walk-story.js';

/** What was found is fixed, verified, evaluated and signed off, and the walks close. */
export function followWalk(step: Step, at: WalkStory): void {
  step('the unit decides the measure; then the triage ends, and neither walk closes over an open problem', async () => {
    const unit = await at.screenOf('employment');
    const { rectificationId } = await at.problemOf(NO_GUIDE);
    await unit.goto(`${at.url}/rectifications/${rectificationId}`);
    await unit.getByRole('button', { name: '确定措施' }).click();
    const form = unit.getByRole('region', { name: '确定措施' });
    await form.getByRole('radio', { name: /立行立改/ }).check();
    await form.getByLabel('整改措施').fill('每个窗口摆放新版办事指南');
    await form.getByLabel('整改期限：天数').fill('3');
    await form.getByRole('button', { name: '确定措施' }).click();
    await form.waitFor({ state: 'detached' });

    const page = await at.screenOf('style');
    for (const id of [at.walks.LIVE, at.walks.NONE]) {
      await page.goto(`${at.url}/walkthroughs/${id}`);
      await page.getByRole('button', { name: '结束归口整理' }).and(page.locator(':enabled')).click();
      await page
        .getByText(/所提问题全部销号后办结/)
        .first()
        .waitFor();
    }
    // what was merged is as open as the problem that it went into
    for (const id of [at.walks.LIVE, at.walks.NONE])
      expect(await at.viewOf(id)).toMatchObject({ status: 'FOLLOWING', openProblems: 1 });
  });

  step('the unit proves and finishes, 行风办 verifies; the walk is still open', async () => {
    const unit = await at.screenOf('employment');
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

    const page = await at.screenOf('style');
    const { rectificationId } = await at.problemOf(NO_GUIDE);
    await page.goto(`${at.url}/rectifications/${rectificationId}`);
    await page.getByRole('button', { name: '复核通过' }).and(page.locator(':enabled')).click();
    const form = page.getByRole('region', { name: '复核通过' });
    await form.getByLabel(/复核意见/).fill('到窗口看过');
    await form.getByRole('button', { name: '复核通过' }).click();
    await form.waitFor({ state: 'detached' });
    for (const id of [at.walks.LIVE, at.walks.NONE]) expect((await at.viewOf(id)).status).toBe('FOLLOWING');
  });

  step('the walker sees how far it is and evaluates on the phone', async () => {
    const page = await at.phone();
    await page.goto(`${at.url}/walkthroughs/${at.walks.LIVE}`);
    await page.getByText('还有 1 个问题没有销号，全部销号后办结').waitFor();
    await at.look(page, 'the overview of a walk that is followed');
    await page.goto(`${at.url}/walkthroughs`);
    await page.getByText('等我评价').waitFor();
    await at.look(page, '等我评价');
    await page.getByRole('link', { name: new RegExp(NO_GUIDE) }).click();
    await page.getByText('评价整改效果').waitFor();
    await at.look(page, 'the rectification');
    await page.getByRole('button', { name: '满意', exact: true }).click();
    await page.getByRole('button', { name: '满意', exact: true }).waitFor({ state: 'detached' });
  });

  step('销号 closes both walks by themselves', async () => {
    const page = await at.screenOf('style');
    await page.getByRole('button', { name: '销号', exact: true }).and(page.locator(':enabled')).click();
    const form = page.getByRole('region', { name: /^销号/ });
    await form.getByLabel('整改效果').fill('群众不用再问');
    await form.getByRole('button', { name: /^销号 ZG-/ }).click();
    await page
      .getByText(/已销号 XH-/)
      .first()
      .waitFor();
    for (const id of [at.walks.LIVE, at.walks.NONE])
      await eventually(async () => (await at.viewOf(id)).status === 'CLOSED', 'the end of the walk');
    const walker = await at.phone();
    await walker.goto(`${at.url}/walkthroughs/${at.walks.LIVE}`);
    await walker.getByText('已办结').first().waitFor();
    await at.look(walker, 'the closed walk');
  });

  step('附件4 is a workbook of nine columns then', async () => {
    const page = await at.screenOf('style');
    await page.goto(`${at.url}/three-lists`);
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
}
