import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { ProblemView } from '../../server/api/problems.js';
import type { NegativeRatingView } from '../../server/api/negative-ratings.js';
import type { RectificationView } from '../../server/api/rectifications.js';
import { completeForm } from '../support/applicant.js';
import { describeInBrowser, launchBrowser } from '../support/browser.js';
import { pickVerb } from '../support/console-pages.js';
import { HttpClient, type HttpRefusal } from '../support/http-client.js';
import { wordText } from '../support/read-zip.js';
import type { StoryEngine } from '../broker/story-broker.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';
import { closedCase, type ClosedCase } from './closed-case.js';
import { countPresses } from './count-presses.js';
import { listen, type Heard } from './listen.js';
import { callBackOfficer, pressVerb, rateBadly, recordCallback, submitSheet, tellCitizen } from './rating-steps.js';
import { addProof, decideMeasure, evaluate, plan, sayWhatWasDone, signOff, verify } from './rectification-steps.js';
import { openFromMenu, Screens } from './screens.js';
import { story } from './story.js';

/** What only 行风办 and the callback officer may read: the citizen's own words. */
const OWN_WORDS = '跑了三趟，窗口还要我再交一遍复印件';
const NOTE = '两个系统没有联通，同一份材料收了两次';
const MEASURE = '打通两个系统的接口，一次收件';

/** 非常不满意 → 回访 → 列入台账 → 整改, returned once → 销号 → 报告单, as people do it (issue 4 §5 a). */
export const negativeRatingStory = (title: string, engine?: StoryEngine) =>
  describeInBrowser(title, () => {
    const step = story();
    let server: RunningServer;
    let browser: Browser;
    let screens: Screens;
    let one: ClosedCase;
    let ratingId = '';
    let rectificationId = '';
    let unitHeard: Heard;
    let officeHeard: Heard;

    const as = (username: string) => HttpClient.signIn(server.url, username);
    const openRating = async (page: Page) => {
      await page.goto(`${server.url}/negative-ratings/${ratingId}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    };
    const openRectification = async (page: Page) => {
      await page.goto(`${server.url}/rectifications/${rectificationId}`);
      await page.getByRole('toolbar', { name: '办理' }).waitFor();
      return page;
    };
    const refusalOf = (promise: Promise<unknown>) =>
      promise.then(
        () => null,
        (refusal: HttpRefusal) => refusal.body,
      );
    const viewOf = async () => (await as('style')).get<RectificationView>(`/api/rectifications/${rectificationId}`);

    beforeAll(async () => {
      server = await startServer({ engine });
      browser = await launchBrowser();
      screens = new Screens(browser, server.url);
      one = await closedCase(server.url, 1);
    }, 180_000);
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
      removeData(server);
    });

    step('the applicant taps 非常不满意 on a phone and says why in words of their own', async () => {
      const page = await screens.applicant('one');
      await rateBadly(page, server.url, one, { reason: '多次跑动', comment: OWN_WORDS });
      await screens.look(page, 'the rating');
    });

    step(
      '行风办 finds it in the inbox, with the words; the rated unit is kept out of it, on the screen and by address',
      async () => {
        const page = await screens.desk('style');
        officeHeard = listen(page);
        await openFromMenu(page, '待办');
        await page.getByRole('link', { name: /差评核查 · 失业/ }).click();
        await page.getByText(OWN_WORDS).waitFor();
        await screens.look(page, 'the check of 行风办');
        ratingId = page.url().split('/').at(-1) ?? '';

        const unit = await screens.desk('employment');
        unitHeard = listen(unit);
        await openFromMenu(unit, '差评核查');
        await unit.getByText('没有要本单位办的差评核查', { exact: true }).waitFor();
        await unit.goto(`${server.url}/negative-ratings/${ratingId}`);
        await unit.getByText('核实后才向被评单位开放').waitFor();
        expect(await refusalOf((await as('employment')).get(`/api/negative-ratings/${ratingId}`))).toMatchObject({
          code: 'FORBIDDEN',
        });
      },
    );

    step(
      'the callback goes to a named person outside the rated unit, and not to one who worked on the case',
      async () => {
        const page = await screens.desk('style');
        await pickVerb(page, '改派回访专人');
        const form = page.getByRole('region', { name: '指定回访专人' });
        expect(await form.getByRole('option', { name: /就业促进科/ }).count()).toBe(0);
        await callBackOfficer(form, '周柜一');
        await form.getByText('此人办理过该件，不能回访，请另选一人').waitFor();
        await screens.look(page, 'a refused officer');
        await callBackOfficer(form, '郑九二');
        await page.getByText('已指定郑九二回访核实').waitFor();
        await page.getByText('由回访专人（郑九二）办理').waitFor();
      },
    );

    step(
      'the officer follows the notice on a phone, is told who reads the note, and takes it into the ledger',
      async () => {
        const page = await screens.phone('supervisor');
        await page.getByRole('link', { name: /^通知，1 条未读/ }).click();
        await page.getByRole('link', { name: /请回访核实差评/ }).click();
        await page.getByText(OWN_WORDS).waitFor();
        await page
          .getByText(String(completeForm(one.serial).mobilePhone_applicant))
          .first()
          .waitFor();
        await screens.look(page, 'the check on a phone');
        await pressVerb(page, '记录回访');
        await page.getByText('被评单位看得到这一栏：不写服务对象的姓名、电话和原话').waitFor();
        await screens.look(page, 'the callback');
        await page.keyboard.press('Escape');
        await recordCallback(page, '情况复杂、一时难以解决', NOTE);
        await page.getByText('由被评单位说明理由、列入台账限期整改').waitFor();
        await screens.look(page, 'the check after the callback');
      },
    );

    step('the rated unit finds its task, never the words, and states reason and limit: 列入台账', async () => {
      const page = await screens.desk('employment');
      await page.goto(`${server.url}/inbox`);
      await page.getByRole('tab', { name: /本单位待领/ }).click();
      await page.getByRole('link', { name: /差评核查 · 失业/ }).click();
      await page.getByText('不向被评单位显示').waitFor();
      await page.getByText(NOTE).waitFor();
      await screens.look(page, 'the check of the rated unit');
      for (const colleague of ['employment', 'employmenthead'])
        expect(await (await as(colleague)).get<NegativeRatingView>(`/api/negative-ratings/${ratingId}`)).toMatchObject({
          ...{ comment: null, commentHidden: true, contact: null, applicationId: '', applicationNumber: '' },
        });
      expect(await refusalOf((await as('employment')).get('/api/ratings'))).toMatchObject({ code: 'FORBIDDEN' });
      await pressVerb(page, '说明理由');
      const form = page.getByRole('region', { name: '说明理由，列入台账' });
      await form.getByLabel('理由').fill('须改造两个系统');
      await form.getByLabel('整改期限：天数').fill('20');
      await form.getByRole('button', { name: '列入台账' }).click();
      await page.getByText('已列入台账，转限期整改').waitFor();
      await page.getByRole('link', { name: '查看整改' }).click();
      await page.getByRole('heading', { level: 1, name: /多次跑动/ }).waitFor();
      rectificationId = page.url().split('/').at(-1) ?? '';
    });

    step(
      '限期整改 takes proof at once, no longer limit than was stated, and no work without plan and standard',
      async () => {
        const page = await openRectification(await screens.desk('employment'));
        await addProof(page, '整改前', '两个窗口');
        await pressVerb(page, '确定措施');
        const form = page.getByRole('region', { name: '确定措施' });
        await form.getByLabel('整改措施').fill(MEASURE);
        await form.getByLabel('整改期限：天数').fill('21');
        await form.getByRole('button', { name: '确定措施' }).click();
        await form.getByText('列入台账时填的整改期限是 20 个工作日，不能更长').waitFor();
        await screens.look(page, 'a refused limit');
        await form.getByRole('button', { name: '取消' }).click();
        await decideMeasure(page, '限期整改', MEASURE);
        await page.getByText('剩余 20 个工作日').first().waitFor();
        await page.getByRole('button', { name: '提交计划' }).waitFor();
        for (const lack of ['还没有工作计划', '还没有工作标准', '还没有本轮的整改后佐证'])
          await page.getByText(lack, { exact: true }).waitFor();
        expect(await page.getByRole('button', { name: '提交复核' }).count()).toBe(0);
        const { version } = await viewOf();
        const early = await refusalOf(
          (await as('employment')).post(`/api/rectifications/${rectificationId}/finish`, { version, note: '好了' }),
        );
        expect(early).toMatchObject({ code: 'INVALID_STATE' });
        expect(early?.message).toContain('还没有工作计划；还没有工作标准');
        await screens.look(page, 'what lacks');
        await plan(page, '十二月联调，一月上线', '同一份材料只收一次');
        const bar = page.getByRole('toolbar', { name: '办理' });
        await bar.getByText('还没有本轮的整改后佐证').waitFor();
        expect(await bar.getByRole('button', { name: '提交复核' }).isEnabled()).toBe(false);
      },
    );

    step('closing the task takes three presses from the inbox: open, add the proof, hand in', async () => {
      const page = await screens.desk('employment');
      await page.goto(`${server.url}/inbox`);
      const task = page.getByRole('link', { name: /多次跑动/ });
      await task.waitFor();
      const presses = await countPresses(page);
      await task.click();
      await addProof(page, '整改后', '一个窗口');
      await sayWhatWasDone(page, '接口已联通，十二月 5 日上线', '十二月共 30 件，没有重复收件');
      await pressVerb(page, '提交复核');
      await page.getByRole('main').getByText('待复核', { exact: true }).waitFor();
      expect(await presses()).toBe(3);
    });

    step(
      'whoever did it has no way to verify it, on the page or past it; 行风办 returns it with a reason',
      async () => {
        const unit = await screens.desk('employment');
        await unit.getByText('您是整改人，不能复核自己的整改，请由他人复核').waitFor();
        expect(await unit.getByRole('button', { name: /复核通过|退回整改/ }).count()).toBe(0);
        const { version } = await viewOf();
        const own = (await as('employment')).post(`/api/rectifications/${rectificationId}/verify`, {
          version,
          passed: true,
          note: '没问题',
        });
        expect(await refusalOf(own)).toMatchObject({ code: 'FORBIDDEN' });

        const page = await openRectification(await screens.desk('style'));
        await page.getByRole('region', { name: '轮次与复核' }).getByText('接口已联通，十二月 5 日上线').waitFor();
        await screens.look(page, 'the fix to be verified');
        await verify(page, '退回整改', '网上办事大厅仍要重复上传');
        await page.getByText('第 2 次整改').first().waitFor();
      },
    );

    step('the unit reads why, in its second round, and nothing of the first is lost', async () => {
      const page = await screens.desk('employment');
      await page.getByText('第 2 次整改').first().waitFor();
      const rounds = page.getByRole('region', { name: '轮次与复核' });
      await rounds.getByText('网上办事大厅仍要重复上传').waitFor();
      await rounds.getByText('接口已联通，十二月 5 日上线').waitFor();
      await page.getByText('剩余 20 个工作日').first().waitFor();
      await plan(page);
      await page.getByRole('toolbar', { name: '办理' }).getByText('还没有本轮的整改后佐证').waitFor();

      const phone = await openRectification(await screens.phone('employment'));
      await screens.look(phone, 'the second round on a phone');
      await addProof(phone, '整改后', '网上大厅');
      await sayWhatWasDone(phone, '网上大厅已同步', '窗口和网上都只收一次');
      await pressVerb(phone, '提交复核');
      // the result stays in sight although the field was far down the page
      const result = phone.getByRole('status').filter({ hasText: '已报告整改完成，等待复核' });
      await result.waitFor();
      const box = await result.boundingBox();
      expect(box && box.y >= 48 && box.y + box.height < 300).toBe(true);
      await screens.look(phone, 'handed in on a phone');
    });

    step('the second check passes, on a phone; nobody signs off before the citizen was asked', async () => {
      const page = await openRectification(await screens.phone('style'));
      await screens.look(page, 'the second check');
      await verify(page, '复核通过', '窗口和网上各试一件');
      await page.getByText('复核通过，已请问题提出人评价').waitFor();
      await screens.look(page, 'after the second check');
      const { version } = await viewOf();
      const early = (await as('style')).post(`/api/rectifications/${rectificationId}/sign-off`, {
        version,
        effect: '好',
      });
      expect(await refusalOf(early)).toMatchObject({ code: 'INVALID_STATE' });

      const officer = await openRectification(await screens.phone('supervisor'));
      await screens.look(officer, 'the evaluation');
      await evaluate(officer);
    });

    step('销号 has its number on the page and its line in the 台账, and the line leads back', async () => {
      const page = await openRectification(await screens.desk('style'));
      const number = await signOff(page, '同一份材料只收一次');
      expect(number).toMatch(/^XH-\d{4}-\d{6}$/);
      await screens.look(page, 'signed off');
      await page.getByRole('link', { name: new RegExp(number) }).click();
      await page.getByRole('heading', { level: 1, name: '销号单' }).waitFor();
      await screens.look(page, 'the sheet of 销号');

      await page.goto(`${server.url}/ledger`);
      await page.getByPlaceholder('说明、经手人、编号').fill(number);
      const line = page.getByRole('row', { name: new RegExp(`销号 ${number}；整改效果：同一份材料只收一次`) });
      await line.waitFor();
      await screens.look(page, 'the ledger');
      await line.getByRole('link', { name: '整改' }).click();
      await page.getByRole('heading', { level: 1, name: /多次跑动/ }).waitFor();
      const { problem } = await viewOf();
      const { status } = await (await as('style')).get<ProblemView>(`/api/problems/${problem?.id ?? ''}`);
      expect(status).toBe('SIGNED_OFF');
    });

    step('the officer tells the citizen, on a phone, and the report sheet is composed', async () => {
      const page = await openRating(await screens.phone('supervisor'));
      await tellCitizen(page, '记录反馈', '已改好，同一份材料只交一次', '电话');
      await page.getByText('已登记反馈').waitFor();
      await page.getByRole('region', { name: '核查整改情况报告单' }).waitFor();
      await screens.look(page, 'after the feedback');
    });

    step('the rated unit prints the sheet and opens it as a Word file, without the words', async () => {
      const page = await openRating(await screens.desk('employment'));
      const word = await downloadSheet(page);
      for (const text of ['编号：BG-', '非常不满意', '情况复杂、一时难以解决', MEASURE, '电话：已改好'])
        expect(word).toContain(text);
      expect(word).not.toContain(OWN_WORDS);
      expect(word).not.toContain(one.number);
      expect(await downloadSheet(await openRating(await screens.desk('style')))).toContain(OWN_WORDS);

      await page.getByRole('link', { name: '打印' }).click();
      await page.getByRole('heading', { level: 1, name: '政务服务差评事项核查整改情况报告单' }).waitFor();
      await page.getByText('多次跑动；服务对象意见不向被评单位显示').waitFor();
      await screens.look(page, 'the report sheet');
      const sheet = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect(sheet.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      expect(sheet.match(/\/Type\s*\/Font\b/g)?.length ?? 0).toBeGreaterThan(0);
      await page.getByRole('button', { name: '返回' }).click();
    });

    step('the unit hands it in, the check is closed, and every named rating was called back', async () => {
      const page = await screens.desk('employment');
      await submitSheet(page);
      await screens.look(page, 'the closed check');
      const office = await screens.desk('style');
      await office.goto(`${server.url}/negative-ratings`);
      await office.getByText('100 %').waitFor();
      await office.getByLabel('已办结 1 件').getByRole('link', { name: '多次跑动' }).waitFor();
      await screens.look(office, 'the board');
    });

    test('no answer of the server has ever told the rated unit the words, the phone or whose case it is', async () => {
      const phone = String(completeForm(one.serial).mobilePhone_applicant);
      // it handled the case and knows its number from there, but not that this rating is of that case
      const loop = /\/api\/(negative-ratings|rectifications|problems)/;
      expect(await unitHeard([OWN_WORDS, phone, one.number, NOTE], loop)).toEqual([NOTE]);
      expect(await unitHeard([OWN_WORDS])).toEqual([]);
      expect(await officeHeard([OWN_WORDS, phone, one.number], loop)).toEqual([OWN_WORDS, phone, one.number]);
    });

    test('no screen was wrong: sideways scrolling, a missing heading, a foreign word, anything in the console', () => {
      expect(screens.wrong()).toEqual([]);
    });

    async function downloadSheet(page: Page): Promise<string> {
      const arriving = page.waitForEvent('download');
      await page.getByRole('link', { name: '下载 Word' }).click();
      const file = await arriving;
      // a browser in a place without Chinese file names calls it “download”; the server says what it is called
      const { 'content-disposition': called = '' } = (await page.context().request.head(file.url())).headers();
      expect(decodeURIComponent(called)).toMatch(/差评事项核查整改情况报告单 BG-\d{4}-\d{6}\.docx/);
      return wordText(readFileSync(await file.path()));
    }
  });
