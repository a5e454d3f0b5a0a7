import type { Page } from 'playwright-core';
import { eventually } from '../support/http-client.js';

/** What the 期限总览 says, by `单位 列`; a dash is left out. */
export type Numbers = Record<string, number>;

/** Rows that a list shows on its first page. */
const PAGE_SIZE = 25;

/** Opens the overview and reads every number of its table. */
export async function readNumbers(page: Page, url: string): Promise<Numbers> {
  await page.goto(`${url}/overview`);
  await page.locator('.overview-table').waitFor();
  return labelsOf(page);
}

/** Waits until the numbers of a unit are these and no others; what is due shows a moment after the clock was set. */
export async function expectNumbers(page: Page, url: string, unit: string, expected: Numbers): Promise<void> {
  let last: Numbers = {};
  await eventually(
    async () => {
      const all = await readNumbers(page, url);
      last = Object.fromEntries(
        Object.entries(all).flatMap(([label, count]) =>
          label.startsWith(`${unit} `) && !label.endsWith(' 合计') ? [[label.slice(unit.length + 1), count]] : [],
        ),
      );
      return JSON.stringify(sorted(last)) === JSON.stringify(sorted(expected));
    },
    `${unit} ${JSON.stringify(expected)}`,
    40,
    250,
  ).catch(() => expect(last).toEqual(expected));
}

const sorted = (numbers: Numbers) => Object.entries(numbers).sort(([a], [b]) => (a < b ? -1 : 1));

/** Follows every number of the table and of the strip of days: the list behind it holds as many as the number says. */
export async function followEveryNumber(page: Page, url: string): Promise<number> {
  await page.goto(`${url}/overview`);
  await page.locator('.overview-table').waitFor();
  await page.locator('.next-days').waitFor();
  const links = page.locator('.overview-table a, .next-days a');
  const count = await links.count();
  const seen: { label: string; heading: string; rows: number }[] = [];
  for (let index = 0; index < count; index++) {
    const link = links.nth(index);
    const label = (await link.getAttribute('aria-label')) ?? '';
    const number = Number(await link.innerText());
    await link.click();
    await page.locator('.overview-table a[aria-current], .next-days a[aria-current]').waitFor();
    const list = page.locator('section.work-list');
    const heading = list.getByRole('heading', { level: 2, name: new RegExp(` ${number}$`) });
    await heading.waitFor();
    const rows = list.getByRole('listitem');
    await rows.first().waitFor();
    seen.push({ label, heading: await heading.innerText(), rows: await rows.count() });
    expect(await rows.count()).toBe(Math.min(number, PAGE_SIZE));
  }
  return seen.length;
}

async function labelsOf(page: Page): Promise<Numbers> {
  const labels = await page
    .locator('.overview-table a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('aria-label') ?? ''));
  return Object.fromEntries(
    labels.map((label) => {
      const [, name = '', count = ''] = /^(.+) (\d+) 件$/.exec(label) ?? [];
      return [name, Number(count)];
    }),
  );
}
