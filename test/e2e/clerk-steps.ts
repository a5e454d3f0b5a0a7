import type { Page } from 'playwright-core';
import { openWork } from '../support/console-pages.js';

/** The clerk opens the pre-check of a case and accepts the whole bundle. */
export async function acceptCase(page: Page, url: string, number: string): Promise<void> {
  await openWork(page, url, number);
  await page.getByRole('button', { name: '材料齐全，受理' }).click();
  await page.getByText('办理中').first().waitFor();
}
