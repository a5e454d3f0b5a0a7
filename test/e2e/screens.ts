import type { Browser, Page } from 'playwright-core';
import { DESKTOP, openPage, PHONE } from '../support/browser.js';
import { signIn } from '../support/console-pages.js';
import { faultsOf } from './walker-steps.js';

/** A screen of its own for everybody of a story, kept to its end, with what was wrong on any of them. */
export class Screens {
  private readonly pages = new Map<string, Page>();
  private readonly broken: string[][] = [];
  private readonly faults: string[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  /** An official at the desk. */
  desk(username: string): Promise<Page> {
    return this.open(username, DESKTOP, username);
  }

  /** An official on the way, with a phone. */
  phone(username: string): Promise<Page> {
    return this.open(`${username} on a phone`, PHONE, username);
  }

  /** Somebody without an account, on a phone. */
  applicant(name: string): Promise<Page> {
    return this.open(`applicant ${name}`, PHONE, null);
  }

  /** Notes what is wrong with the screen that is open: see `faultsOf`; every screen says in one heading what it is. */
  async look(page: Page, screen: string): Promise<void> {
    const headings = await page.getByRole('heading', { level: 1 }).count();
    if (headings !== 1) this.faults.push(`${screen}: ${headings} headings of the first level`);
    this.faults.push(...(await faultsOf(page, screen)));
  }

  /** Everything that was wrong: what a look has found, and what broke on any screen at any time. */
  wrong(): string[] {
    return [...this.faults, ...this.broken.flat()];
  }

  /** Puts every screen away, as at the end of a day; whoever comes next signs in again. */
  async close(): Promise<void> {
    for (const page of this.pages.values()) await page.context().close();
    this.pages.clear();
  }

  private async open(name: string, viewport: typeof PHONE, username: string | null): Promise<Page> {
    const known = this.pages.get(name);
    if (known) return known;
    const { page, problems } = await openPage(this.browser, viewport);
    this.broken.push(problems);
    this.pages.set(name, page);
    if (username) await signIn(page, this.url, username);
    return page;
  }
}

/** Opens a page from the main menu of the desk, as the count beside its name may be. */
export const openFromMenu = (page: Page, label: string) =>
  page
    .getByRole('navigation', { name: '主菜单' })
    .getByRole('link', { name: new RegExp(`^${label}`) })
    .click();
