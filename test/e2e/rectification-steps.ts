import type { Page } from 'playwright-core';
import { PHOTO } from '../support/applicant.js';
import { pressVerb } from './rating-steps.js';

/** A file for one slot of 佐证; different bytes for different names, as no two photos are alike. */
const photoOf = (name: string) => ({
  name: `${name}.png`,
  mimeType: 'image/png',
  buffer: Buffer.concat([PHOTO, Buffer.from(name)]),
});

/** 确定措施 with a kind; the limit stays as it is proposed. */
export async function decideMeasure(page: Page, kind: string, measure: string): Promise<void> {
  await pressVerb(page, '确定措施');
  const form = page.getByRole('region', { name: '确定措施' });
  await form.getByRole('radio', { name: new RegExp(kind) }).check();
  await form.getByLabel('整改措施').fill(measure);
  await form.getByRole('button', { name: '确定措施' }).click();
  await form.waitFor({ state: 'detached' });
}

/** 提交计划 of 限期整改; without texts those of the round before. */
export async function plan(page: Page, steps?: string, standard?: string): Promise<void> {
  await pressVerb(page, '提交计划');
  const form = page.getByRole('region', { name: '工作计划和工作标准' });
  if (steps) await form.getByLabel('工作计划').fill(steps);
  if (standard) await form.getByLabel('工作标准').fill(standard);
  await form.getByRole('button', { name: '提交计划' }).click();
  await form.waitFor({ state: 'detached' });
}

/** Adds one proof through the button of its slot: one click, then the file. */
export async function addProof(page: Page, slot: '整改前' | '整改后' | '文件', name: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('region', { name: slot }).getByText('添加文件').click();
  await (await choosing).setFiles(photoOf(name));
  await page.getByText(`已添加${slot}：${name}.png`).waitFor();
}

/** Types what was done and what came of it, without which a round is not handed in. */
export async function sayWhatWasDone(page: Page, note: string, effect: string): Promise<void> {
  await page.getByLabel('完成情况').fill(note);
  await page.getByLabel(/整改效果/).fill(effect);
}

/** 复核 of the open rectification; a return needs its reason. */
export async function verify(page: Page, verdict: '复核通过' | '退回整改', note: string): Promise<void> {
  await pressVerb(page, verdict);
  const form = page.getByRole('region', { name: verdict });
  await form.getByRole('textbox').fill(note);
  await form.getByRole('button', { name: verdict }).click();
  await form.waitFor({ state: 'detached' });
}

/** 满意, by whoever speaks for the one who raised it. */
export async function evaluate(page: Page): Promise<void> {
  await pressVerb(page, '满意');
  await page.getByRole('main').getByText('待审定销号', { exact: true }).waitFor();
}

/** 销号; answers the number that the page shows. */
export async function signOff(page: Page, effect: string): Promise<string> {
  await pressVerb(page, '销号');
  const form = page.getByRole('region', { name: /^销号/ });
  await form.getByLabel('整改效果').fill(effect);
  await form.getByRole('button', { name: /^销号 ZG-/ }).click();
  await form.waitFor({ state: 'detached' });
  const shown = page.getByRole('link', { name: /^销号单 XH-/ });
  await shown.waitFor();
  return (await shown.innerText()).replace('销号单', '').trim();
}
