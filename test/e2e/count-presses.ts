import type { Page } from 'playwright-core';

/**
 * Counts from now on what a person presses on a page, as ux.md counts clicks: mouse or finger, and Enter; typing does not count. The
 * answer is lost with a reload, so a way that needs one is not counted as short.
 */
export async function countPresses(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`
    window.presses = 0;
    addEventListener('pointerdown', () => { window.presses += 1; }, true);
    addEventListener('keydown', (event) => { if (event.key === 'Enter') window.presses += 1; }, true);
  `);
  return () => page.evaluate<number>('window.presses');
}
