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
