import type { Page } from 'playwright-core';
import type { FilledCases } from './fill-cases.js';

/** One picture of docs/images: who looks, at what, and what to do before. */
export interface Shot {
  name: string;
  /** A demo account of the console; nobody on the portal. */
  as?: string;
  screen: 'desktop' | 'phone';
  path: string;
  /** Text that stands on the page when it is complete. */
  shows: string | RegExp;
  before?(page: Page): Promise<void>;
}

export const desktop = (
  as: string,
  name: string,
  path: string,
  shows: string | RegExp,
  before?: Shot['before'],
): Shot => ({
  as,
  name,
  path,
  shows,
  screen: 'desktop',
  ...(before ? { before } : {}),
});
export const phone = (
  name: string,
  path: string,
  shows: string | RegExp,
  before?: Shot['before'],
  as?: string,
): Shot => ({
  name,
  path,
  shows,
  screen: 'phone',
  ...(before ? { before } : {}),
  ...(as ? { as } : {}),
});

export const diagramIsDrawn = (page: Page) => page.locator('[data-ready="true"]').first().waitFor();
const openItem = (unit: RegExp) => async (page: Page) => {
  await page.getByRole('link', { name: unit }).first().click();
  await page.getByRole('heading', { level: 1, name: unit }).waitFor();
  await diagramIsDrawn(page);
};
const track = (number: string, phoneLast4: string, shows: string | RegExp) => async (page: Page) => {
  await page.getByLabel('办件编号').fill(number);
  await page.getByLabel('手机号后四位').fill(phoneLast4);
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByText(shows).first().waitFor();
};

/** Every picture that the pages of docs/roles and the README show. */
export function shotsOf(cases: FilledCases): Shot[] {
  const { busy, waiting, rated, closed, incomplete } = cases;
  return [
    desktop('counter', 'clerk-inbox', '/inbox', waiting.number),
    desktop('counter', 'clerk-precheck', `/applications/${waiting.id}`, '材料齐全，受理', diagramIsDrawn),
    desktop('counter', 'clerk-filing', '/filing', '开始填写', async (page) => {
      await page.getByRole('button', { name: '开始填写' }).first().click();
      await page.locator('[data-ready]').waitFor();
    }),
    desktop('counter', 'clerk-missing', `/applications/${waiting.id}`, '缺材料', async (page) => {
      await page.getByRole('button', { name: '缺材料' }).click();
      await page.getByRole('region', { name: '缺材料' }).getByRole('checkbox', { name: /免冠/ }).check();
    }),
    desktop('employment', 'official-inbox', '/inbox', busy.number),
    desktop('employment', 'item-detail', '/inbox', busy.number, openItem(/失业登记/)),
    desktop('employment', 'item-why-this-day', '/inbox', busy.number, async (page) => {
      await openItem(/失业登记/)(page);
      await page.getByTitle('为什么是这一天').first().click();
      await page.getByText('算式').waitFor();
    }),
    desktop('employment', 'item-more', '/inbox', busy.number, async (page) => {
      await openItem(/失业登记/)(page);
      await page.getByRole('button', { name: '更多' }).click();
    }),
    desktop('coordinator', 'coordinator-inbox', '/inbox', '本单位待领', async (page) => {
      await page.getByRole('tab', { name: '本单位待领' }).click();
      await page.getByRole('button', { name: '领取' }).first().waitFor();
    }),
    desktop('style', 'style-applications', '/applications', busy.number),
    desktop('style', 'style-application', `/applications/${rated.id}`, '综合反馈', diagramIsDrawn),
    desktop('style', 'style-ratings', '/ratings', '跑了两趟才知道不能领'),
    desktop('style', 'style-ledger', '/ledger', '登录系统', async (page) => {
      await page.getByPlaceholder('说明、经手人、编号').fill('SY-2026-000003');
      await page.getByText('登录系统').first().waitFor({ state: 'detached' });
      await page.getByText('SY-2026-000003').first().waitFor();
    }),
    desktop('designer', 'designer-processes', '/processes', '流程库'),
    desktop('designer', 'designer-diagram', '/processes/UnemploymentOneThingProcess', '停在哪里', diagramIsDrawn),
    desktop('designer', 'designer-item-diagram', '/processes/ItemHandlingProcess', '停在哪里', diagramIsDrawn),
    desktop('admin', 'admin-units', '/units', '失业保险科'),
    desktop('admin', 'admin-calendar', '/calendar', '工作日历'),
    desktop('admin', 'admin-settings', '/settings', '修改'),
    desktop('admin', 'admin-operations', '/operations', '没有异常'),
    phone(
      'phone-item',
      '/inbox',
      busy.number,
      async (page) => {
        await page
          .getByRole('link', { name: /失业登记/ })
          .first()
          .click();
        await page.getByRole('heading', { level: 1, name: /失业登记/ }).waitFor();
      },
      'employment',
    ),
    phone('portal-home', '/portal', '我失业了'),
    phone('portal-items', '/portal', '我失业了', async (page) => {
      await page.getByRole('link', { name: '我失业了' }).click();
      await page.getByText('失业保险金申领').waitFor();
    }),
    phone('portal-progress', '/portal/track', '查进度', track(busy.number, busy.phoneLast4, '等您补交')),
    phone('portal-correction', '/portal/track', '查进度', async (page) => {
      await track(incomplete.number, incomplete.phoneLast4, '等您补交')(page);
      await page.getByRole('link', { name: '去补交' }).click();
      await page.getByText('一次性告知').waitFor();
    }),
    phone('portal-feedback', '/portal/track', '查进度', track(rated.number, rated.phoneLast4, '综合反馈')),
    phone('portal-rate', '/portal/track', '查进度', async (page) => {
      await track(closed.number, closed.phoneLast4, '请您评一评')(page);
      await page.getByRole('link', { name: '去评价' }).click();
      await page.getByText('非常满意').waitFor();
    }),
  ];
}
