import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser.js';
import { closeWork, openMine, openWork, pickVerb, signIn } from '../support/console-pages.js';
import type { StoryEngine } from '../broker/story-broker.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';
import { accept } from './clerk-steps.js';
import { fillApplication, supplyPhoto, track } from './portal-steps.js';
import { story } from './story.js';

const ONE = 1;
const TWO = 2;
const CARD = /社会保障卡/;

/** Two applications from the applicant's phone to the combined feedback and its rating, as people do it (issue 3 §5). */
export const oneCaseStory = (title: string, engine?: StoryEngine) =>
  describeInBrowser(title, () => {
    const step = story();
    let server: RunningServer;
    let browser: Browser;
    const problems: string[][] = [];
    /** A screen of its own for everybody, kept for the whole story. */
    const screens = new Map<string, Page>();
    let first = '';
    let second = '';

    const applicant = (name: string) => screenOf(name, PHONE);
    async function screenOf(name: string, viewport = DESKTOP): Promise<Page> {
      const known = screens.get(name);
      if (known) return known;
      const opened = await openPage(browser, viewport);
      problems.push(opened.problems);
      screens.set(name, opened.page);
      if (viewport === DESKTOP) await signIn(opened.page, server.url, name);
      return opened.page;
    }

    beforeAll(async () => {
      server = await startServer({ engine });
      browser = await launchBrowser();
    });
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
      removeData(server);
    });

    step('an applicant ticks two items beside the default ones; the medical insurance ticks itself', async () => {
      const page = await applicant('first applicant');
      first = await fillApplication(page, server.url, {
        serial: ONE,
        tick: ['失业保险金申领', '社会保障卡'],
        expectTicked: ['失业登记', '《就业创业证》申领', '失业保险金申领', '代缴失业人员医疗保险费', '社会保障卡'],
        pickup: '现场领取',
        photo: true,
        credit: true,
      });
      expect(first).toMatch(/^SY-\d{4}-\d{6}$/);
    });

    step('another applicant is told at once everything that is missing, and promises the photo for later', async () => {
      const page = await applicant('second applicant');
      second = await fillApplication(page, server.url, {
        serial: TWO,
        tick: ['社会保障卡'],
        pickup: '现场领取',
        missing: ['2寸免冠彩色照片（或电子照片）'],
        promisePhoto: true,
      });
      expect(second).not.toBe(first);
    });

    step('the clerk accepts the first and asks the second for what is missing', async () => {
      const page = await screenOf('counter');
      await openWork(page, server.url, first);
      await accept(page);
      await openWork(page, server.url, second);
      await page.getByRole('button', { name: '缺材料' }).click();
      const form = page.getByRole('region', { name: '缺材料' });
      await form.getByRole('checkbox', { name: /免冠/ }).check();
      await form.getByLabel(/免冠.*缺什么/).fill('制卡需要照片，请补交');
      await form.getByRole('button', { name: '发出一次性告知书' }).click();
      await page.getByText('待补正').first().waitFor();
    });

    step('a designer sees on the diagram where both cases are, and each case on its own diagram', async () => {
      const page = await screenOf('designer');
      await page.getByRole('link', { name: '失业“一件事”' }).click();
      const places = page.getByRole('table').filter({ hasText: '件' });
      await places.getByRole('row', { name: /失业保险金申领\s*1 件/ }).waitFor();
      await places.getByRole('row', { name: /社会保障卡.*1 件/ }).waitFor();
      await page.getByLabel(/失业“一件事”流程图，在办 2 件/).waitFor();
      await page.locator('[data-ready="true"]').getByText('1 件').first().waitFor();

      const clerk = await screenOf('counter');
      for (const [number, step] of [
        [first, '失业登记'],
        [second, '等待申请人补正'],
      ] as const) {
        await clerk.goto(`${server.url}/applications`);
        await clerk.getByRole('row', { name: number }).getByRole('link').first().click();
        await clerk.getByLabel(new RegExp(`失业“一件事”流程图；当前：.*${step}`)).waitFor();
      }
    });

    step('the applicant supplies the photo from the progress page and the clerk accepts', async () => {
      const page = await applicant('second applicant');
      await track(page, server.url, second, TWO);
      await page.getByRole('heading', { name: '等您补交后继续' }).waitFor();
      await supplyPhoto(page);
      const clerk = await screenOf('counter');
      await openMine(clerk, server.url, second);
      await accept(clerk);
      await track(page, server.url, second, TWO);
      await page.getByRole('heading', { name: /项正在同时办/ }).waitFor();
    });

    step('an official asks for another photo, and only that part waits', async () => {
      const page = await screenOf('socialcard');
      await openWork(page, server.url, first, CARD);
      await page.getByRole('button', { name: '补正', exact: true }).click();
      const form = page.getByRole('region', { name: '补正' });
      await form.getByRole('checkbox', { name: /免冠/ }).check();
      await form.getByLabel(/免冠.*缺什么/).fill('照片模糊，请重拍');
      await form.getByRole('button', { name: '发出告知书' }).click();
      await page.getByText('已暂停（补正）').first().waitFor();

      const phone = await applicant('first applicant');
      await track(phone, server.url, first, ONE);
      await phone.getByText('其他事项照常办理').waitFor();
      await supplyPhoto(phone, { triesTheOldOne: true });
      await page.getByRole('button', { name: '办结', exact: true }).and(page.locator(':enabled')).click();
      await page.getByText('已办结').first().waitFor();
    });

    step('one unit returns its part, which is not its business, and the next unit closes it', async () => {
      const page = await screenOf('employment');
      await openWork(page, server.url, first, /失业登记/);
      await pickVerb(page, '退回（非本单位职责）');
      const form = page.getByRole('region', { name: '退回' });
      await form.getByLabel('理由').fill('应由就业服务机构登记');
      await form.getByRole('button', { name: '退回' }).click();
      await form.waitFor({ state: 'detached' });

      const next = await screenOf('empservice');
      await openWork(next, server.url, first, /失业登记/);
      await next.getByText('应由就业服务机构登记').first().waitFor();
      await closeWork(next);
      await openWork(next, server.url, first, /就业创业证/);
      await closeWork(next);
    });

    step('another unit refuses one part with its reason and grants the other', async () => {
      const page = await screenOf('unemployment');
      await openWork(page, server.url, first, /失业保险金申领/);
      await page.getByRole('button', { name: '不予办理' }).click();
      await page.getByRole('button', { name: '办结', exact: true }).click();
      const form = page.getByRole('region', { name: /不予办理：.*失业保险金申领/ });
      await form.getByLabel('理由').fill('本人意愿中断就业');
      await form.getByRole('button', { name: /^不予办理 / }).click();
      await page.getByText('已办结').first().waitFor();
      await openWork(page, server.url, first, /代缴失业人员医疗保险费/);
      await closeWork(page);
    });

    step('the applicant reads one combined feedback with every outcome, and rates', async () => {
      const page = await applicant('first applicant');
      await track(page, server.url, first, ONE);
      await seen(page, () => page.getByRole('heading', { name: '全部办完了' }));
      const sheet = page.getByRole('region', { name: '综合反馈' });
      for (const line of [
        /失业登记：予以办理/,
        /《就业创业证》申领：予以办理/,
        /失业保险金申领：不予办理/,
        /代缴失业人员医疗保险费：予以办理/,
        /价格临时补贴：不符合条件/,
        /社会保障卡.*：予以办理/,
      ]) {
        await sheet.getByText(line).waitFor();
      }
      await sheet.getByText('原因：本人意愿中断就业').waitFor();
      await seen(page, () => page.getByRole('link', { name: '去评价' }));
      await page.getByRole('link', { name: '去评价' }).click();
      await page.getByRole('button', { name: '非常不满意' }).click();
      await page.getByText('已记录：非常不满意').waitFor();
      await page.getByRole('button', { name: '办理时间长' }).click();
      await page.getByLabel(/想说的话/).fill('等了很久');
      await page.getByRole('button', { name: '补充原因' }).click();
      await page.getByText('原因已补充').waitFor();
    });

    step('行风办 sees the negative rating; the handler sees neither it nor the way to it', async () => {
      const style = await screenOf('style');
      await style.goto(new URL('/ratings', style.url()).href);
      const row = style.getByRole('row', { name: first });
      await row.getByText('差评 · 非常不满意').waitFor();
      await row.getByText('等了很久').waitFor();

      const handler = await screenOf('unemployment');
      const answers: Promise<string>[] = [];
      handler.on('response', (response) => {
        if (response.url().includes('/api/') && response.headers()['content-type']?.includes('json'))
          answers.push(response.text().catch(() => ''));
      });
      await handler.goto(`${server.url}/inbox`);
      await handler.getByRole('tab', { name: '已办' }).click();
      await handler
        .getByRole('listitem')
        .filter({ hasText: first })
        .filter({ hasText: '失业保险金申领' })
        .getByRole('link')
        .first()
        .click();
      await handler.getByRole('heading', { level: 1 }).waitFor();
      await handler.locator('[data-ready="true"]').first().waitFor();
      expect(await handler.getByRole('link', { name: '评价' }).count()).toBe(0);
      expect(await handler.locator('main').innerText()).not.toMatch(/非常不满意|等了很久/);
      expect((await Promise.all(answers)).join('\n')).not.toMatch(/非常不满意|等了很久|VERY_DISSATISFIED|ratingToken/);
      await handler.goto(`${server.url}/ratings`);
      await handler
        .getByText(/无权|没有权限/)
        .first()
        .waitFor();
    });

    test('nothing broke on anybody’s screen', () => {
      expect(problems.flat()).toEqual([]);
    });

    /** The portal has no live channel: an applicant looks again until it is there. */
    async function seen(page: Page, look: () => ReturnType<Page['getByRole']>): Promise<void> {
      for (let attempt = 0; attempt < 40; attempt++) {
        if (
          await look()
            .waitFor({ timeout: 500 })
            .then(
              () => true,
              () => false,
            )
        )
          return;
        await page.reload();
      }
      await look().waitFor();
    }
  });
