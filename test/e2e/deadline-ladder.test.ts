import ExcelJS from 'exceljs';
import type { Browser, Page } from 'playwright-core';
import type { RectificationView } from '../../server/api/rectifications.js';
import { seriousViolations } from '../support/axe.js';
import { describeInBrowser, DESKTOP, launchBrowser, openPage, scrollsSideways } from '../support/browser.js';
import { pickVerb, signIn } from '../support/console-pages.js';
import { eventually, HttpClient } from '../support/http-client.js';
import { moveClock, removeData, startServer, type RunningServer } from '../support/running-server.js';
import { openLadderCase, readLadder, type LadderCase } from './ladder-case.js';
import { expectNumbers, followEveryNumber } from './overview-steps.js';
import { story } from './story.js';

const UNIT = '就业促进科';
const NOTICE = '关于台风期间停工停业的通知';

/**
 * 临期 → 催办 → 督办 → 通报 of a rectification and of a part of a case (issue 4 §5 d), over the National Day of 2026: 10-01 to 10-07 are
 * days off, Saturday 10-10 is worked, and on 10-09 a notice takes that day off too. The clock of the running server is set forward.
 */
describeInBrowser('a deadline on the ladder', () => {
  const step = story();
  let server: RunningServer;
  let browser: Browser;
  let one: LadderCase;
  const problems: string[][] = [];
  const screens = new Map<string, Page>();

  /** Somebody’s screen at the present time; the night ends every session. */
  async function screenOf(name: string): Promise<Page> {
    const known = screens.get(name);
    if (known) return known;
    const opened = await openPage(browser, DESKTOP);
    problems.push(opened.problems);
    screens.set(name, opened.page);
    await signIn(opened.page, server.url, name);
    return opened.page;
  }
  async function closeScreens(): Promise<void> {
    for (const page of screens.values()) await page.context().close();
    screens.clear();
  }
  async function goTo(moment: string): Promise<void> {
    await closeScreens();
    await moveClock(server, at(moment));
  }
  /** kill -9 in the middle of whatever it does, and a new start at `moment` on the same data. */
  async function killAndStart(moment: string): Promise<void> {
    await closeScreens();
    await server.kill();
    server = await startServer({ dataDir: server.dataDir, env: { TEST_CLOCK: at(moment) } });
  }
  const at = (moment: string) => `${moment.replace(' ', 'T')}:00+08:00`;
  const numbers = async (expected: Record<string, number>) =>
    expectNumbers(await screenOf('supervisor'), server.url, UNIT, expected);
  const open = async (name: string, path: string): Promise<Page> => {
    const page = await screenOf(name);
    await page.goto(server.url + path);
    return page;
  };
  /** Waits for a line among somebody’s notices. */
  const noticed = async (name: string, title: string | RegExp) => {
    const page = await screenOf(name);
    await eventually(
      async () => {
        await page.goto(`${server.url}/notices`);
        await page.getByRole('heading', { level: 1, name: '通知' }).waitFor();
        await page.locator('.notices, .empty-state').first().waitFor();
        return (await page.getByRole('listitem').filter({ hasText: title }).count()) > 0;
      },
      `a notice to ${name}: ${String(title)}`,
    );
  };

  beforeAll(async () => {
    server = await startServer({ env: { TEST_CLOCK: at('2026-09-29 09:00') } });
    browser = await launchBrowser();
    one = await openLadderCase(server.url);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    removeData(server);
  });

  step('both are in time; the worked Saturday is among the next days and counts', async () => {
    await numbers({ 正常: 2 });
    const page = await screenOf('supervisor');
    expect(await followEveryNumber(page, server.url)).toBeGreaterThanOrEqual(6);
    await page.getByRole('link', { name: '10-10 到期 1 件' }).click();
    await page.getByRole('listitem').filter({ hasText: one.rectificationNumber }).waitFor();
    await page.getByRole('link', { name: '10-09 到期 1 件' }).click();
    await page.getByRole('listitem').filter({ hasText: one.itemNumber }).waitFor();
    await page.getByLabel('种类：').selectOption('整改');
    await page.getByRole('link', { name: `${UNIT} 正常 1 件` }).click();
    await page.getByRole('heading', { level: 2, name: `${UNIT} · 正常 1` }).waitFor();
    await page.getByRole('button', { name: '显示', exact: true }).click();
    const shown = await page.locator('.overview-table tr').count();
    for (const [button, rows] of [
      ['导出', shown],
      ['导出清单', 2],
    ] as const) {
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: button, exact: true }).click();
      const workbook = await new ExcelJS.Workbook().xlsx.readFile(await (await download).path());
      expect({ button, rows: workbook.worksheets[0]?.rowCount }).toEqual({ button, rows });
    }

    const officer = await open('employment', `/rectifications/${one.rectificationId}`);
    await officer.getByTitle('为什么是这一天').first().click();
    const why = officer.getByRole('dialog', { name: '为什么是这一天' });
    await why.getByText('09-30、10-08、10-09、10-10 = 4 个工作日').waitFor();
    await why.getByText('责任单位填定 4 个工作日', { exact: true }).waitFor();
  });

  step(
    '临期 comes with the first day after the holidays, not on one of them, and tells the one who has it',
    async () => {
      await goTo('2026-10-05 10:00');
      await numbers({ 正常: 2 });
      await goTo('2026-10-08 08:35');
      await numbers({ 临期: 2 });
      await noticed('employment', /临期提醒：.*失业登记/);
      await noticed('employment', /临期提醒：窗口重复收取同一份材料/);
      const stranger = await open('socialcard', '/notices');
      await stranger.getByText('没有通知').waitFor();
    },
  );

  step('催办 by hand, of one and then of many, says who was reminded before and when', async () => {
    const style = await open('style', `/rectifications/${one.rectificationId}`);
    await pickVerb(style, '催办');
    const form = style.getByRole('region', { name: '催办' });
    await form.getByLabel('催办说明').fill('节后请抓紧');
    await form.getByRole('button', { name: '催办', exact: true }).click();
    await style.getByText('已催办 1 件').first().waitFor();

    const page = await open('supervisor', `/overview?unitId=employment&column=NEAR_DUE`);
    await page.getByRole('listitem').filter({ hasText: one.rectificationNumber }).getByText('已催办').waitFor();
    await page.getByRole('button', { name: '全选' }).click();
    await page.getByText('1 条今天已催办，没有勾选').waitFor();
    await page.getByRole('checkbox', { name: /窗口重复收取/ }).check();
    await page.getByRole('button', { name: '催办 2 条' }).click();
    await page.getByText(/已催办 2 件，其中 1 件此前催办过：王八一 .*08:\d\d/).waitFor();
    await noticed('employment', '催办：窗口重复收取同一份材料');
    const again = await open('style', `/rectifications/${one.rectificationId}`);
    await pickVerb(again, '催办');
    const second = again.getByRole('region', { name: '催办' });
    await second.getByText(/王八一 催办：节后请抓紧/).waitFor();
    await second.getByText(/郑九二 催办/).waitFor();
  });

  step('an administrator types in a late notice of a day off: it is seen before what moves, and moves it', async () => {
    await goTo('2026-10-09 09:00');
    const admin = await open('admin', '/calendar?year=2026');
    await admin.getByRole('region', { name: '10月' }).getByRole('button', { name: /^9/ }).click();
    await admin.getByLabel('依据的通知').fill(NOTICE);
    await admin.getByRole('button', { name: '预览影响' }).click();
    await admin.getByRole('row', { name: `${one.rectificationNumber} 10-10 → 10-12` }).waitFor();
    await admin
      .getByRole('row', { name: `${one.itemNumber} 10-09 → 10-10` })
      .first()
      .waitFor();
    await admin.getByRole('button', { name: /^应用到 \d+ 件$/ }).click();
    await admin.getByText(/\d+ 件的期限已调整，每件留一条记录/).waitFor();

    const officer = await open('employment', `/rectifications/${one.rectificationId}`);
    await officer.getByTitle('为什么是这一天').first().click();
    const why = officer.getByRole('dialog', { name: '为什么是这一天' });
    await why.getByText('09-30、10-08、10-10、10-12 = 4 个工作日').waitFor();
    await why.getByText(`因《${NOTICE}》`).waitFor();
    await numbers({ 临期: 2 });
  });

  step('after a kill -9 the worked Saturday is a day of work like any other', async () => {
    await killAndStart('2026-10-10 09:00');
    await numbers({ 临期: 2 });
    const officer = await open('employment', `/items/${one.itemId}`);
    await officer.getByText('今日 17:30 到期').first().waitFor();
    const extension = await (
      await HttpClient.signIn(server.url, 'employment')
    ).get<RectificationView>(`/api/rectifications/${one.rectificationId}`);
    expect(extension.actions.find(({ action }) => action === 'request-extension')).toMatchObject({ allowed: true });
  });

  step('催办 follows a working day after each limit, one of them across a kill -9 while it fires', async () => {
    await goTo('2026-10-12 08:35');
    await numbers({ 临期: 1, 超期: 1 });
    await noticed('employment', /^催办：.*失业登记/);
    await goTo('2026-10-13 08:30');
    await killAndStart('2026-10-13 08:40');
    await numbers({ 超期: 2, 无进展: 1 }); // five working days without progress besides
    await noticed('employment', /催办：窗口重复收取同一份材料/);
    await followEveryNumber(await screenOf('supervisor'), server.url);
    const head = await open('employmenthead', '/notices');
    await head
      .getByRole('listitem')
      .filter({ hasText: /催办：窗口重复收取/ })
      .first()
      .waitFor();
  });

  step(
    '督办 comes on the third day: the order is in the unit’s inbox, is signed for, answered and reviewed',
    async () => {
      await goTo('2026-10-14 08:35');
      await noticed('employment', /督办单 DB-2026-000001/);
      await goTo('2026-10-14 08:40'); // the overview looks at whole minutes
      await numbers({ 超期: 2, 无进展: 1, 临期: 1, 未签收: 1 }); // the order on the part has a day to be signed for
      await goTo('2026-10-15 08:35');
      await noticed('employment', /督办单 DB-2026-000002/);
      const officer = await open('employment', '/inbox');
      await officer.getByRole('tab', { name: '本单位待领' }).click();
      await officer.getByRole('listitem').filter({ hasText: 'DB-2026-000002' }).getByRole('link').first().click();
      await officer.getByRole('button', { name: '签收' }).click();
      await officer.getByText('已签收，请在期限内办理并回复').waitFor();
      await officer.getByRole('button', { name: '回复' }).and(officer.locator(':enabled')).click();
      const reply = officer.getByRole('region', { name: '回复' });
      await reply.getByLabel(/办理/).first().fill('已改正窗口流程，正在补充佐证');
      await reply.getByRole('button', { name: /回复/ }).click();
      await officer.getByText('待审核').first().waitFor();

      const style = await open('style', '/inbox');
      const row = () => style.getByRole('listitem').filter({ hasText: 'DB-2026-000002' });
      await style.getByRole('tab', { name: '本单位待领' }).click();
      await row().getByRole('link').first().click();
      await style.getByRole('button', { name: '审核回复' }).click();
      const review = style.getByRole('region', { name: '审核回复' });
      await review.getByLabel(/解决到位/).check();
      await review.getByLabel('意见').fill('回复属实，整改继续');
      await review.getByRole('button', { name: /^办结 DB-2026-000002/ }).click();
      await style.getByText('已办结').first().waitFor();
    },
  );

  step('通报 comes on the fifth day, for the rectification and for the order nobody answered, and prints', async () => {
    await goTo('2026-10-19 08:35');
    await noticed('employment', /列入 2026-10 通报：窗口重复收取同一份材料/);
    await goTo('2026-10-22 08:35');
    await noticed('employment', /列入 2026-10 通报：督办/);
    const page = await open('style', '/bulletins?month=2026-10');
    await page.getByText('整改超期，督办后仍未完成').waitFor();
    await page.getByText('督办逾期未回复').waitFor();
    await page.getByRole('link', { name: '打印' }).click();
    await page.getByRole('heading', { name: '关于2026年10月逾期事项的通报' }).waitFor();
    await page.getByText(`经催办、督办仍未办结的事项共 2 件，${UNIT} 2 件`).waitFor();
    const sheet = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(sheet.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  step('the supervisors’ screens fit a screen 360 wide and have no serious fault of accessibility', async () => {
    const narrow = await openPage(browser, { width: 360, height: 640 });
    problems.push(narrow.problems);
    const { page } = narrow;
    await signIn(page, server.url, 'style');
    const found: string[] = [];
    for (const [path, shows] of [
      ['/overview', one.rectificationNumber],
      ['/overview?subjectType=rectification&column=ALL', one.rectificationNumber],
      ['/supervision-orders', 'DB-2026-000001'],
      ['/bulletins?month=2026-10', '督办逾期未回复'],
      ['/notices', '通知'],
    ] as const) {
      await page.goto(server.url + path);
      await page.getByRole('main').getByText(shows).first().waitFor();
      if (await scrollsSideways(page)) found.push(`${path}: scrolls sideways`);
      found.push(...(await seriousViolations(page)).map((fault) => `${path}: ${fault}`));
    }
    expect(found).toEqual([]);
    await narrow.context.close();
  });

  step('each rung was climbed once, and nothing was left behind', async () => {
    await goTo('2026-10-30 10:00');
    await followEveryNumber(await screenOf('supervisor'), server.url);
    await closeScreens();
    const client = await HttpClient.signIn(server.url, 'style');
    const { timeline } = await client.get<RectificationView>(`/api/rectifications/${one.rectificationId}`);
    const lines = timeline.map(({ text }) => text).filter((text) => /自动催办|列入/.test(text));
    expect(lines).toHaveLength(3);
    await server.stop();
    const ladder = readLadder(server.dataDir);
    expect(ladder.rungs).toEqual({
      'rectification.nearDue': 1,
      'rectification.overdue': 1,
      'rectification.supervisionDue': 1,
      'rectification.bulletinDue': 1,
      'item.nearDue': 1,
      'item.overdue': 1,
      'item.longOverdue': 1,
      'supervision.signForOverdue': 1,
      'supervision.nearDue': 1,
      'supervision.overdue': 1,
    });
    expect(ladder.reminders).toEqual({
      'item HAND': 1,
      'rectification HAND': 2,
      'item LADDER': 1,
      'rectification LADDER': 1,
      'supervision LADDER': 1,
    });
    expect(ladder.orders).toEqual(['item', 'rectification']);
    expect(ladder.bulletins).toEqual(['rectification', 'supervision']);
    for (const { due, row, task } of ladder.copies) expect({ row, task }).toEqual({ row: due, task: due });
    expect(ladder.copies).toHaveLength(1);
  });

  test('nothing broke on anybody’s screen', () => {
    expect(problems.flat()).toEqual([]);
  });
});
