import type { Page } from 'playwright-core';

/** The one password of the demo accounts. */
const PASSWORD = 'Kuaiban-2026';

/** Signs in at the console as a person does and waits for the first page. */
export async function signIn(page: Page, url: string, username: string): Promise<void> {
  await page.goto(`${url}/login`);
  await page.getByLabel('账号', { exact: true }).fill(username);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator('#main-content').waitFor();
}

/** Claims a case’s work, the pre-check or the part named `name`, from the unit’s list and opens it. */
export async function openWork(page: Page, url: string, number: string, name?: RegExp): Promise<void> {
  await page.goto(`${url}/inbox`);
  await page.getByRole('tab', { name: '本单位待领' }).click();
  const row = rowOf(page, number, name);
  await row.getByRole('button', { name: '领取' }).click();
  await row.waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: '我的' }).click();
  await openRow(page, number, name);
}

/** Opens work that is mine already, because I had it before. */
export async function openMine(page: Page, url: string, number: string, name?: RegExp): Promise<void> {
  await page.goto(`${url}/inbox`);
  await openRow(page, number, name);
}

async function openRow(page: Page, number: string, name?: RegExp): Promise<void> {
  await rowOf(page, number, name).getByRole('link').first().click();
  await page.getByRole('toolbar', { name: '办理' }).waitFor();
}

const rowOf = (page: Page, number: string, name: RegExp = /预审申请/) =>
  page.getByRole('listitem').filter({ hasText: number }).filter({ hasText: name }).first();

/** Grants the open part: 予以办理 is chosen already. */
export async function closeWork(page: Page): Promise<void> {
  await page.getByRole('button', { name: '办结', exact: true }).click();
  await page.getByRole('main').getByText('已办结').first().waitFor();
}

/** A verb of 更多. */
export async function pickVerb(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: label }).click();
}
