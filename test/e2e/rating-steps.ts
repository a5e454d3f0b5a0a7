import type { Locator, Page } from 'playwright-core';
import type { ClosedCase } from './closed-case.js';
import { track } from './portal-steps.js';

/** What an applicant says of the service. */
export interface RatingWords {
  reason: string;
  comment: string;
}

/** The applicant looks the case up on a phone, follows the invitation and taps 非常不满意; then the reasons, in words of their own. */
export async function rateBadly(page: Page, url: string, one: ClosedCase, words: RatingWords): Promise<void> {
  await track(page, url, one.number, one.serial);
  await page.getByRole('link', { name: '去评价' }).click();
  await page.getByRole('button', { name: '非常不满意' }).click();
  await page.getByText('已记录：非常不满意').waitFor();
  await page.getByRole('button', { name: words.reason, exact: true }).click();
  await page.getByLabel(/想说的话/).fill(words.comment);
  await page.getByRole('button', { name: '补充原因' }).click();
  await page.getByText('原因已补充').waitFor();
}

/** The verb of the bar that is to be done now, as soon as it can be. */
export async function pressVerb(page: Page, name: string): Promise<void> {
  await page
    .getByRole('toolbar', { name: '办理' })
    .getByRole('button', { name, exact: true })
    .and(page.locator(':enabled'))
    .click();
}

/** Chooses who calls back in the open form and sends it. */
export async function callBackOfficer(form: Locator, name: string): Promise<void> {
  const option = form.getByRole('option', { name: new RegExp(`^${name}（`) });
  await form.getByRole('combobox').selectOption({ label: await option.innerText() });
  await form.getByRole('button', { name: '指定' }).click();
}

/** What is not taken back is named on its button. */
const DISREGARD = '误评或恶意评价';

/** 记录回访 with one of the four verdicts. */
export async function recordCallback(page: Page, verdict: string, note: string): Promise<void> {
  await pressVerb(page, '记录回访');
  const form = page.getByRole('region', { name: '记录回访' });
  await form.getByRole('radio', { name: new RegExp(verdict) }).check();
  await form.getByRole('textbox').fill(note);
  await form.getByRole('button', { name: verdict === DISREGARD ? /^不予采纳 CP-/ : '提交核实结论' }).click();
  await form.waitFor({ state: 'detached' });
}

/** 解释说明 or 反馈 of the open check: what was told to the person served, and how. */
export async function tellCitizen(
  page: Page,
  verb: '记录解释' | '记录反馈',
  text: string,
  mode: string,
): Promise<void> {
  await pressVerb(page, verb);
  const form = page.locator('.action-form');
  await form.getByRole('textbox').fill(text);
  await form.getByRole('combobox').selectOption(mode);
  await form.getByRole('button', { name: verb }).click();
  await form.waitFor({ state: 'detached' });
}

/** 报送报告单: the last verb of the rated unit; the check closes by itself then. */
export async function submitSheet(page: Page): Promise<void> {
  await pressVerb(page, '报送报告单');
  const form = page.getByRole('region', { name: '报送报告单' });
  await form.getByRole('button', { name: /^报送 CP-/ }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('main').getByText('已办结', { exact: true }).waitFor();
}
