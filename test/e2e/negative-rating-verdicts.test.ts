import type { Browser, Page } from 'playwright-core';
import type { Verdict } from '../../server/api/loop-states.js';
import type { NegativeRatingView } from '../../server/api/negative-ratings.js';
import { describeInBrowser, launchBrowser } from '../support/browser.js';
import { HttpClient } from '../support/http-client.js';
import { moveClock, removeData, startServer, type RunningServer } from '../support/running-server.js';
import { closedCase, type ClosedCase } from './closed-case.js';
import { pressVerb, rateBadly, recordCallback, submitSheet, tellCitizen } from './rating-steps.js';
import { addProof, decideMeasure, sayWhatWasDone, signOff, verify } from './rectification-steps.js';
import { openFromMenu, Screens } from './screens.js';
import { story } from './story.js';

/** A Tuesday, and a Wednesday when the five working days of an evaluation are over. */
const BEGIN = '2026-11-24T09:00:00+08:00';
const EVALUATION_OVER = '2026-12-02T09:00:00+08:00';

/** What the applicants ticked, which tells their ratings apart on every screen. */
const REASONS = { CLEAR: '多次跑动', NO_LEGAL_BASIS: '办理时间长', MISTAKEN_OR_MALICIOUS: '态度不好' };
type Told = keyof typeof REASONS;

/** The verdicts beside 情况复杂, each to its end by clicks (issue 4 §5 a). */
describeInBrowser('the other three verdicts on a negative rating', () => {
  const step = story();
  let server: RunningServer;
  let browser: Browser;
  let screens: Screens;
  const cases = new Map<Told, ClosedCase>();
  const ids = new Map<Told, string>();
  let rectification = '';

  const openRating = async (page: Page, verdict: Told) => {
    await page.goto(`${server.url}/negative-ratings/${ids.get(verdict) ?? ''}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };
  const viewOf = async (verdict: Told) =>
    (await HttpClient.signIn(server.url, 'style')).get<NegativeRatingView>(
      `/api/negative-ratings/${ids.get(verdict) ?? ''}`,
    );
  const expectClosed = async (verdict: Told, more: Partial<NegativeRatingView>) =>
    expect(await viewOf(verdict)).toMatchObject({ status: 'CLOSED', verdict: verdict satisfies Verdict, ...more });

  beforeAll(async () => {
    server = await startServer({ env: { TEST_CLOCK: BEGIN } });
    browser = await launchBrowser();
    screens = new Screens(browser, server.url);
    for (const [index, verdict] of (Object.keys(REASONS) as Told[]).entries())
      cases.set(verdict, await closedCase(server.url, index + 1));
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    removeData(server);
  });

  step('three applicants are very dissatisfied, each for a reason of their own', async () => {
    for (const [verdict, one] of cases)
      await rateBadly(await screens.applicant(verdict), server.url, one, {
        reason: REASONS[verdict],
        comment: `意见：${REASONS[verdict]}`,
      });
    const page = await screens.desk('style');
    await openFromMenu(page, '差评核查');
    await page.getByLabel('待回访 3 件').waitFor();
    await screens.look(page, 'the board');
    for (const verdict of cases.keys()) {
      await page.goto(`${server.url}/negative-ratings`);
      await page.getByRole('link', { name: REASONS[verdict] }).click();
      await page.getByText(`意见：${REASONS[verdict]}`).waitFor();
      ids.set(verdict, page.url().split('/').at(-1) ?? '');
    }
  });

  step(
    '缺乏法定依据: a named one must be reached; then the unit explains, the officer tells, the sheet goes in',
    async () => {
      const page = await openRating(await screens.desk('style'), 'NO_LEGAL_BASIS');
      await pressVerb(page, '记录回访');
      const form = page.getByRole('region', { name: '记录回访' });
      await form.getByRole('radio', { name: '未联系上' }).check();
      await form.getByRole('radio', { name: /缺乏法定依据/ }).check();
      await form.getByRole('textbox').fill('电话无人接听');
      await form.getByRole('button', { name: '提交核实结论' }).click();
      await form.getByText('实名差评必须回访到人，未联系上的请继续回访').waitFor();
      await screens.look(page, 'a callback that reached nobody');
      await form.getByRole('button', { name: '取消' }).click();
      await recordCallback(page, '缺乏法定依据', '要求当日发证，规定须先公示');
      await page.getByText('已登记核实结论，由被评单位解释说明').waitFor();

      const unit = await openRating(await screens.phone('employment'), 'NO_LEGAL_BASIS');
      await screens.look(unit, 'to be explained');
      await tellCitizen(unit, '记录解释', '按规定公示五日后发证', '邮寄');
      await unit.getByText('已登记解释说明，由回访专人反馈服务对象').waitFor();
      await screens.look(unit, 'explained');
      await tellCitizen(page, '记录反馈', '已说明须先公示', '电话');
      await submitSheet(unit);
      await screens.look(unit, 'handed in');
      await expectClosed('NO_LEGAL_BASIS', {
        counted: true,
        explanation: '按规定公示五日后发证',
        deliveryMode: '邮寄',
      });
    },
  );

  step(
    '误评或恶意评价: the button says what it does; kept, shown as not counted, told and reported all the same',
    async () => {
      const page = await openRating(await screens.desk('style'), 'MISTAKEN_OR_MALICIOUS');
      await recordCallback(page, '误评或恶意评价', '服务对象说点错了');
      await page.getByText('不计入差评').waitFor();
      await tellCitizen(page, '记录反馈', '已按误评登记，原评价保留', '短信');
      const unit = await openRating(await screens.phone('employment'), 'MISTAKEN_OR_MALICIOUS');
      await submitSheet(unit);
      await page.getByText('已办结', { exact: true }).waitFor();
      await screens.look(page, 'a rating that does not count');
      await expectClosed('MISTAKEN_OR_MALICIOUS', { counted: false, level: '非常不满意' });
    },
  );

  step('情况清楚: 立行立改 at once, verified', async () => {
    const page = await openRating(await screens.desk('style'), 'CLEAR');
    await recordCallback(page, '情况清楚、诉求合理', '同一份材料收了两次');
    await page.getByText('已登记核实结论，转立行立改').waitFor();
    await page.getByRole('link', { name: '查看整改' }).click();
    await page.getByRole('heading', { level: 1, name: /多次跑动/ }).waitFor();
    rectification = page.url();

    const unit = await screens.phone('employment');
    await unit.goto(rectification);
    await decideMeasure(unit, '立行立改', '当日起只收一次');
    await screens.look(unit, 'the fix at once');
    for (const slot of ['整改前', '整改后'] as const) await addProof(unit, slot, slot);
    await sayWhatWasDone(unit, '窗口已改', '没有重复收件');
    await pressVerb(unit, '提交复核');
    await verify(page, '复核通过', '现场看过');
    await page.getByRole('main').getByText('待评价', { exact: true }).waitFor();
  });

  step(
    'nobody has evaluated in time: 行风办 does so instead, with what the callback heard, and signs off',
    async () => {
      await moveClock(server, EVALUATION_OVER);
      await screens.close();
      const page = await screens.phone('style');
      await page.goto(rectification);
      await pressVerb(page, '满意');
      const form = page.getByRole('region', { name: '代为评价：满意' });
      await screens.look(page, 'the evaluation by 行风办');
      expect(await form.getByRole('button', { name: '登记满意' }).isEnabled()).toBe(false);
      await form.getByLabel('回访情况').fill('回访时服务对象表示满意');
      await form.getByRole('button', { name: '登记满意' }).click();
      await page.getByRole('main').getByText('待审定销号', { exact: true }).waitFor();
      await page.getByRole('region', { name: '轮次与复核' }).getByText('满意 回访时服务对象表示满意').waitFor();
      expect(await signOff(page, '同一份材料只收一次')).toMatch(/^XH-\d{4}-\d{6}$/);
      await screens.look(page, 'signed off on a phone');
      await openRating(page, 'CLEAR');
      await tellCitizen(page, '记录反馈', '已改为只收一次', '电话');
      const unit = await openRating(await screens.desk('employment'), 'CLEAR');
      await submitSheet(unit);
      await expectClosed('CLEAR', { counted: true });
    },
  );

  test('no screen was wrong', () => {
    expect(screens.wrong()).toEqual([]);
  });
});
