import type { Page } from 'playwright-core';
import { completeForm, PHOTO } from '../support/applicant.js';

/** What an applicant does on a phone, by what stands on the screen. */
export async function fillApplication(page: Page, url: string, options: { serial: number; tick: string[]; pickup?: '现场领取' | '邮寄'; photo?: boolean; credit?: boolean; promisePhoto?: boolean }): Promise<string> {
  await page.goto(`${url}/portal/`);
  await page.getByRole('link', { name: '我失业了', exact: true }).click();
  for (const name of options.tick) await page.locator('label', { hasText: name }).first().click();
  await page.getByRole('button', { name: '下一步：填表' }).click();
  await page.locator('[data-ready]').waitFor();
  await fillBasics(page, options.serial);
  if (options.pickup) await page.getByLabel(options.pickup, { exact: true }).check();
  await page.getByRole('button', { name: '下一步：交材料' }).click();
  if (options.photo) {
    await page.locator('input[type=file]').first().setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: PHOTO });
    await page.getByText('照片.png').waitFor();
  }
  await page.getByRole('button', { name: '下一步：核对并提交' }).click();
  if (options.promisePhoto) await page.getByLabel(/本人承诺之后补交/).check();
  if (options.credit) await page.getByLabel('本人已阅读并签署信用承诺').check();
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByText('申请已提交').waitFor();
  return (await page.locator('.number').innerText()).trim();
}

async function fillBasics(page: Page, serial: number): Promise<void> {
  const form = completeForm(serial);
  await page.getByLabel('姓名').fill(String(form.personName_applicant));
  await page.getByLabel('男', { exact: true }).check();
  await page.getByLabel('证件类型').selectOption('居民身份证');
  await page.getByLabel('证件号码').fill(String(form.idNumber_applicant));
  await page.getByLabel('长期有效').check();
  await page.getByLabel('手机号码').fill(String(form.mobilePhone_applicant));
  await page.getByLabel('失业类型').selectOption('终止劳动合同');
  await page.getByLabel('原工作单位').fill('测试企业A');
  await page.getByLabel('失业时间').fill('2026-11-01');
  await page.getByLabel('户籍地址').fill('滨海市东城区一路1号');
  await page.getByLabel('常住地址').fill('滨海市东城区一路1号');
}

export async function track(page: Page, url: string, number: string, serial: number): Promise<void> {
  await page.goto(`${url}/portal/track`);
  await page.getByLabel('办件编号').fill(number);
  await page.getByLabel('手机号后四位').fill(String(completeForm(serial).mobilePhone_applicant).slice(-4));
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByText(number).first().waitFor();
}
