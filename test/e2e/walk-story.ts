import type { Browser, Page } from 'playwright-core';
import type { Page as ListPage } from '../../server/api/list.js';
import type { ProblemRow } from '../../server/api/problems.js';
import type { WalkthroughView } from '../../server/api/walkthroughs.js';
import { DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser.js';
import { signIn } from '../support/console-pages.js';
import { HttpClient } from '../support/http-client.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';
import { fillHistory } from './history-cases.js';
import { faultsOf } from './walker-steps.js';

export const NO_GUIDE = '窗口没有摆放办事指南';
export const WRONG_GUIDE = '办事指南上的材料与窗口要求不一致';
export const NEED = '希望办结后有人电话回访';

/** The world of the story of two walks: a server with a history of cases, and a screen for everybody in it. */
export class WalkStory {
  /** Ids of the walks of both branches, once they are assigned. */
  readonly walks: Record<'LIVE' | 'NONE', string> = { LIVE: '', NONE: '' };
  /** Number of the case of the history that was refused. */
  refusedNumber = '';
  private server: RunningServer | null = null;
  private browser: Browser | null = null;
  private readonly problems: string[][] = [];
  private readonly faults: string[] = [];
  private readonly screens = new Map<string, Page>();

  async start(): Promise<void> {
    this.server = await startServer();
    this.browser = await launchBrowser();
    const { refused } = await fillHistory(this.url);
    this.refusedNumber = refused.number;
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    await this.server?.stop();
    if (this.server) removeData(this.server);
  }

  get url(): string {
    if (!this.server) throw new Error('Expected the story to have started');
    return this.server.url;
  }

  async screenOf(name: string, viewport = DESKTOP): Promise<Page> {
    const known = this.screens.get(name);
    if (known) return known;
    if (!this.browser) throw new Error('Expected the story to have started');
    const opened = await openPage(this.browser, viewport);
    this.problems.push(opened.problems);
    this.screens.set(name, opened.page);
    await signIn(opened.page, this.url, name);
    return opened.page;
  }

  /** The walker's. */
  phone(): Promise<Page> {
    return this.screenOf('experiencer', PHONE);
  }

  /** Notes what is wrong with the screen that is open. */
  async look(page: Page, screen: string): Promise<void> {
    this.faults.push(...(await faultsOf(page, screen)));
  }

  /** What any look has found, and what broke on anybody's screen at any time. */
  wrong(): string[] {
    return [...this.faults, ...this.problems.flat()];
  }

  asWalker(): Promise<HttpClient> {
    return HttpClient.signIn(this.url, 'experiencer');
  }

  async viewOf(id: string): Promise<WalkthroughView> {
    return (await this.asWalker()).get<WalkthroughView>(`/api/walkthroughs/${id}`);
  }

  async openWalk(id: string): Promise<Page> {
    const page = await this.phone();
    await page.goto(`${this.url}/walkthroughs/${id}?step=now`);
    return page;
  }

  async problemOf(title: string): Promise<ProblemRow> {
    const { items } = await (await this.asWalker()).get<ListPage<ProblemRow>>('/api/problems?page=1&pageSize=50');
    const row = items.find((each) => each.title === title);
    if (!row) throw new Error(`No problem “${title}”`);
    return row;
  }

  /** The three materials, at the end of a walk. */
  async handIn(page: Page): Promise<void> {
    await page.getByRole('heading', { level: 1, name: '提交三方面材料' }).waitFor();
    await this.look(page, 'the materials');
    await page.getByRole('textbox', { name: /三个清单|问题清单/ }).fill('问题一个，需求一个');
    await page.getByRole('textbox', { name: /亮点/ }).fill('有专人引导');
    await page.getByRole('textbox', { name: /意见建议/ }).fill('摆放办事指南');
    await page.getByRole('button', { name: '提交材料' }).and(page.locator(':enabled')).click();
    await page.getByRole('heading', { level: 1, name: '提交三方面材料' }).waitFor({ state: 'detached' });
  }
}
