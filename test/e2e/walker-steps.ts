import type { Page } from 'playwright-core';
import { seriousViolations } from '../support/axe.js';
import { scrollsSideways } from '../support/browser.js';
import { PHOTO } from '../support/applicant.js';

/** What a walker says of a step. */
export interface Said {
  basis?: string;
  mode?: string;
  /** Title of a checkpoint → what is wrong there. */
  wrong?: Record<string, string>;
  photo?: string;
  /** Number of an abnormal case → its cause. */
  causes?: Record<string, string>;
}

/** Records the step that is open on the phone: everything looked at, every checkpoint answered, then 下一步. */
export async function recordStep(page: Page, name: string, said: Said = {}): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await answerStep(page, said);
  await next(page, name);
}

/** Everything of `recordStep` but the last tap. */
export async function answerStep(page: Page, said: Said): Promise<void> {
  const looks = page.getByRole('region', { name: '看什么' }).getByRole('checkbox');
  for (let index = 0; index < (await looks.count()); index++) await looks.nth(index).check();
  if (said.mode) await page.getByRole('radio', { name: said.mode }).check();
  for (const [number, cause] of Object.entries(said.causes ?? {}))
    await page.getByLabel(`${number} 的原因`).fill(cause);
  for (const [title, words] of Object.entries(said.wrong ?? {})) {
    const check = page.getByRole('listitem').filter({ has: page.getByRole('group', { name: title }) });
    await check.getByText('有问题', { exact: true }).click();
    await check.getByLabel('哪里有问题').fill(words);
  }
  for (const dimension of ['全不全', '通不通', '优不优', '高不高']) await passRest(page, dimension);
  if (said.basis) await page.getByRole('textbox', { name: '依据', exact: true }).last().fill(said.basis);
  if (said.photo) await takePhoto(page, said.photo);
}

/** 通过 for what has no answer yet of one dimension, where the step asks for it. */
async function passRest(page: Page, dimension: string): Promise<void> {
  const box = page.getByRole('region', { name: dimension });
  if ((await box.count()) === 0) return;
  const rest = box.getByRole('button', { name: '其余通过' });
  if ((await rest.count()) > 0) return rest.click();
  const open = box.getByRole('group').filter({ hasNot: page.getByRole('radio', { checked: true }) });
  for (let left = await open.count(); left > 0; left--) await open.first().getByText('通过', { exact: true }).click();
}

/** Takes a photo; different bytes for different names, as no two photos are alike. */
export async function takePhoto(page: Page, name: string): Promise<void> {
  await page.getByLabel('添加凭证').setInputFiles({
    name: `${name}.png`,
    mimeType: 'image/png',
    buffer: Buffer.concat([PHOTO, Buffer.from(name)]),
  });
}

async function next(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor({ state: 'detached' });
}

/** A yes or no of the walk, in the bar at the bottom. */
export async function choose(page: Page, name: string, answer: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByRole('button', { name: answer, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor({ state: 'detached' });
}

/** The preparation: 行为规范 accepted, role and channel chosen, the rules noted. */
export async function prepare(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: '走前准备：梳理规定' }).waitFor();
  await page.getByLabel('已阅读，按此执行').check();
  await page.getByLabel('体验角色').selectOption('亲自办');
  await page.getByLabel('体验途径').selectOption('办事窗口');
  await page.getByRole('textbox', { name: '记录' }).fill('已梳理失业登记经办规定');
  await answerStep(page, {});
  await next(page, '走前准备：梳理规定');
}

/** What a phone must never do: scroll sideways, hide its main verb, show a word that nobody translated, shut out a screen reader. */
export async function faultsOf(page: Page, screen: string): Promise<string[]> {
  const untranslated = await page.evaluate<string[]>('[...(window.missingTranslations ?? [])]');
  const bar = page.locator('.thumb-bar .MuiButton-contained');
  const box = (await bar.count()) > 0 ? await bar.last().boundingBox() : null;
  const height = page.viewportSize()?.height ?? 0;
  return [
    ...(await seriousViolations(page)).map((fault) => `${screen}: ${fault}`),
    ...((await scrollsSideways(page)) ? [`${screen}: scrolls sideways`] : []),
    ...untranslated.map((text) => `${screen}: not translated: ${text}`),
    ...(box && box.y + box.height > height ? [`${screen}: the main verb is out of sight`] : []),
  ];
}
