import type { Page } from 'playwright-core';

/** The clerk has the pre-check of a case open and accepts the whole bundle. */
export async function accept(page: Page): Promise<void> {
  await page.getByRole('button', { name: '材料齐全，受理' }).click();
  await page.getByRole('main').getByText('办理中').first().waitFor();
}
