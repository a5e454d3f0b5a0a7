import type { Page } from 'playwright-core';
import { completeForm, PHOTO } from '../support/applicant.js';

export interface Filling {
  serial: number;
  /** Names of the items ticked beside the default ones. */
  tick: string[];
  /** Names that must be ticked then. */
  expectTicked?: string[];
  pickup?: '现场领取' | '邮寄';
  photo?: boolean;
  credit?: boolean;
  /** What the last step must name as missing, all at once. */
  missing?: string[];
  promisePhoto?: boolean;
}

/** What an applicant does on a phone, by what stands on the screen; answers the number of the case. */
export async function fillApplication(page: Page, url: string, filling: Filling): Promise<string> {
  await page.goto(`${url}/portal/`);
  await page.getByRole('link', { name: '我失业了', exact: true }).click();
  for (const name of filling.tick) await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
  for (const name of filling.expectTicked ?? []) {
    await page.getByRole('checkbox', { name: new RegExp(`^${name}`), checked: true }).waitFor();
  }
  await page.getByRole('button', { name: '下一步：填表' }).click();
  await page.locator('[data-ready]').waitFor();
  await fillBasics(page, filling.serial);
  if (filling.pickup) await page.getByLabel(filling.pickup, { exact: true }).check();
  await page.getByRole('button', { name: '下一步：交材料' }).click();
  if (filling.photo) await uploadPhoto(page);
  await page.getByRole('button', { name: '下一步：核对并提交' }).click();
  if (filling.missing) {
    await page.getByText(`还缺 ${filling.missing.length} 处`).waitFor();
    for (const what of filling.missing) await page.getByRole('listitem').filter({ hasText: what }).first().waitFor();
  }
  if (filling.promisePhoto) await page.getByLabel(/本人承诺之后补交/).check();
  if (filling.credit) await page.getByLabel('本人已阅读并签署信用承诺').check();
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByText('申请已提交').waitFor();
  return (await page.locator('.number').innerText()).trim();
}

/** Answers to the basic part, the one that everybody fills in. */
export async function fillBasics(page: Page, serial: number): Promise<void> {
  const form = completeForm(serial);
  await page.getByLabel('姓名').fill(String(form.personName_applicant));
  await page.getByLabel('男', { exact: true }).check();
  await page.getByLabel('证件类型').selectOption('居民身份证');
  await page.getByLabel('证件号码').fill(String(form.idNumber_applicant));
  await page.getByLabel('长期有效').check();
  await page.getByLabel('证件有效期').waitFor({ state: 'detached' });
  await page.getByLabel('手机号码').fill(String(form.mobilePhone_applicant));
  await page.getByLabel('失业类型').selectOption('终止劳动合同');
  await page.getByLabel('原工作单位').fill('测试企业A');
  await page.getByLabel('失业时间').fill('2026-11-01');
  await page.getByLabel('户籍地址').fill('滨海市东城区一路1号');
  await page.getByLabel('常住地址').fill('滨海市东城区一路1号');
}

const photoNamed = (name: string, content: Buffer) => ({ name, mimeType: 'image/png', buffer: content });
const photoField = (page: Page) => page.locator('input[type=file]').first();

async function uploadPhoto(page: Page): Promise<void> {
  await photoField(page).setInputFiles(photoNamed('照片.png', PHOTO));
  await page.getByText('照片.png').waitFor();
}

/** From the progress page: hands in the photo that a correction asks for; one that was handed in before is refused in words. */
export async function supplyPhoto(page: Page, options: { triesTheOldOne?: boolean } = {}): Promise<void> {
  await page.getByRole('link', { name: '去补交' }).click();
  if (options.triesTheOldOne) {
    await photoField(page).setInputFiles(photoNamed('照片.png', PHOTO));
    await page.getByText('补正请交另一个').waitFor();
  }
  await photoField(page).setInputFiles(photoNamed('新照片.png', Buffer.concat([PHOTO, Buffer.from('new')])));
  await page.getByText('新照片.png').waitFor();
  await page.getByRole('button', { name: '提交补交内容' }).click();
  await page.getByRole('heading', { name: '办理进度' }).waitFor();
}

/** Looks up a case by number and the last four digits of the phone. */
export async function track(page: Page, url: string, number: string, serial: number): Promise<void> {
  await page.goto(`${url}/portal/track`);
  await page.getByLabel('办件编号').fill(number);
  await page.getByLabel('手机号后四位').fill(String(completeForm(serial).mobilePhone_applicant).slice(-4));
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByText(number).first().waitFor();
}
