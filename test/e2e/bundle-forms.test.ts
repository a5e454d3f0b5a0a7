import type { Browser, Page } from 'playwright-core';
import type { OneThingCard, OneThingForm } from '../../server/api/portal.js';
import { seriousViolations } from '../support/axe.js';
import { describeInBrowser, launchBrowser, openPage, scrollsSideways, tooWide } from '../support/browser.js';
import { madeUpIdNumber } from '../support/applicant.js';
import { fillForm } from '../support/fill-form.js';
import { fillIn } from '../support/fill-in.js';
import { eventually, HttpClient } from '../support/http-client.js';
import { Official } from '../support/official.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';

const SMALL_PHONE = { width: 360, height: 640 };

/** Outside CI only the three that differ most: an employer applies, somebody retires, somebody has died. */
const FEW = ['ot-hire-employee', 'ot-employee-retirement', 'ot-work-death-benefit'];
const isMeant = ({ id, open }: OneThingCard) => open && (Boolean(process.env['CI']) || FEW.includes(id));

/** The form of every bundle that is open, as an applicant meets it on a small phone: it fits, and it refuses what the server refuses. */
describeInBrowser('the forms of the open bundles on a small phone', () => {
  let server: RunningServer;
  let browser: Browser;
  let client: HttpClient;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    server = await startServer();
    client = new HttpClient(server.url);
    browser = await launchBrowser();
    ({ page, problems } = await openPage(browser, SMALL_PHONE));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    removeData(server);
  });

  const fits = async () => ({ sideways: await scrollsSideways(page), tooWide: await tooWide(page) });
  const FITS = { sideways: false, tooWide: [] };

  test('the home page lists all ten, and says plainly which are not open', async () => {
    await page.goto(`${server.url}/portal/`);
    const cards = await client.get<OneThingCard[]>('/api/portal/one-things');
    expect(cards).toHaveLength(10);
    await page.getByRole('heading', { name: '单位的事' }).waitFor();
    for (const { plainName, open } of cards)
      await (
        open
          ? page.getByRole('link', { name: plainName, exact: true })
          : page.getByText(`${plainName}网上还没有开通，请到窗口办理`)
      ).waitFor();
    expect(await fits()).toEqual(FITS);
    expect(await seriousViolations(page)).toEqual([]);
  });

  test('each is ticked, refused while empty, filled in, found complete and submitted', async () => {
    const cards = await client.get<OneThingCard[]>('/api/portal/one-things');
    for (const { id, plainName } of cards.filter(isMeant)) {
      const definition = await client.get<OneThingForm>(`/api/portal/one-things/${id}`);
      await page.goto(`${server.url}/portal/`);
      await page.getByRole('link', { name: plainName, exact: true }).click();
      await tickEverything(definition);
      expect({ id, ...(await fits()) }).toEqual({ id, ...FITS });
      await page.getByRole('button', { name: '下一步：填表' }).click();
      await page.locator('[data-ready]').waitFor();
      await page.getByRole('button', { name: '下一步：交材料' }).click();
      await page.getByText('有几处没有填好').waitFor();
      expect(await page.getByText(/^请(填写|选择)“.+”。$/).count()).toBeGreaterThan(3);
      expect({ id, ...(await fits()) }).toEqual({ id, ...FITS });
      await fillTheRest(id, definition);
      await page.getByRole('button', { name: '下一步：填表' }).click();
      await page.locator('[data-ready]').waitFor();
      expect({ id, serious: await seriousViolations(page) }).toEqual({ id, serious: [] });
      await page.getByRole('button', { name: '下一步：交材料' }).click();
      await page.getByRole('button', { name: '下一步：核对并提交' }).click();
      await page.getByText(definition.materials.length > 0 ? /^还缺 \d+ 处$/ : '填写和材料齐全').waitFor();
      expect(
        await page
          .getByRole('listitem')
          .filter({ hasText: /^请(填写|选择)/ })
          .count(),
      ).toBe(0);
      expect({ id, ...(await fits()) }).toEqual({ id, ...FITS });
      await signAndSubmit();
    }
    expect(problems).toEqual([]);
  }, 240_000);

  test('a correction asks for what its new answer brings up, and judges an ID number by the document it is of', async () => {
    const submitted = await fillIn(client, 'ot-social-card', ['social-card-renewal']);
    const clerk = await Official.signIn(server.url, 'counter');
    await clerk.claim(submitted.id);
    await clerk.precheck(submitted.id, {
      result: 'INCOMPLETE',
      missing: [
        { key: 'otSocialCardBasicMailService', label: '邮寄服务', kind: 'FIELD', reason: '来电要求邮寄' },
        { key: 'idNumber_applicant', label: '证件号码', kind: 'FIELD', reason: '与证件不一致' },
      ],
    });
    await page.goto(`${server.url}/portal/track`);
    await page.getByLabel('办件编号').fill(submitted.number);
    await page.getByLabel('手机号后四位').fill('1234');
    await page.getByRole('button', { name: '查询' }).click();
    await seen(() => page.getByRole('link', { name: '去补交' }));
    await page.getByRole('link', { name: '去补交' }).click();
    await page.locator('[data-ready]').waitFor();
    await page.getByLabel('证件号码').fill('110101199001011');
    await page.getByLabel('选择社会保障卡邮寄服务').check();
    await page.getByLabel('邮寄地址').fill('滨海市东城区一路1号');
    expect(await page.getByLabel('证件号码').inputValue()).toBe('110101199001011');
    await page.getByRole('button', { name: '提交补交内容' }).click();
    await page.getByText('“证件号码”不是有效的居民身份证号码，请核对。').waitFor();
    await page.getByText('请填写“收件人”。').waitFor();
    expect(await fits()).toEqual(FITS);
    await page.getByLabel('证件号码').fill(madeUpIdNumber(5));
    await page.getByLabel('收件人', { exact: false }).first().fill('张三一');
    await page.getByLabel('收件人联系电话').fill('13800001234');
    await page.getByRole('button', { name: '提交补交内容' }).click();
    await page.getByRole('heading', { name: '办理进度' }).waitFor();
    const { form } = await clerk.client.get<{ form: Record<string, unknown> }>(`/api/applications/${submitted.id}`);
    expect(form).toMatchObject({ idNumber_applicant: madeUpIdNumber(5), mailingRecipient_applicant: '张三一' });
    expect(problems).toEqual([]);
  });

  /** The portal has no live channel: an applicant looks again until it is there. */
  async function seen(look: () => ReturnType<Page['getByRole']>): Promise<void> {
    await eventually(async () => {
      if ((await look().count()) > 0) return true;
      await page.waitForTimeout(250);
      await page.reload();
      await page.getByRole('heading', { name: '办理进度' }).waitFor();
      return false;
    }, '去补交');
  }

  async function tickEverything({ items }: OneThingForm): Promise<void> {
    await page.getByRole('checkbox').first().waitFor();
    for (const { name } of items.filter(({ selectable }) => selectable))
      await page.getByRole('checkbox', { name: new RegExp(`^${escaped(name)}`) }).check();
  }

  /** What is not there is promised, and what pays is committed to; the number is looked up by the phone that the page names. */
  async function signAndSubmit(): Promise<void> {
    for (const promise of await page.getByLabel(/^本人承诺之后补交/).all()) await promise.check();
    for (const commitment of await page.getByLabel('本人已阅读并签署信用承诺').all()) await commitment.check();
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText(/凭编号和.*(手机号码|联系电话)的后四位/).waitFor();
    const number = (await page.locator('.number').innerText()).trim();
    await page.goto(`${server.url}/portal/track`);
    await page.getByLabel('办件编号').fill(number);
    await page.getByLabel('手机号后四位').fill('1234');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByRole('heading', { name: '办理进度' }).waitFor();
  }

  /** Types nothing: the answers are saved as the page saves them, and the page is opened again. */
  async function fillTheRest(oneThingId: string, definition: OneThingForm): Promise<void> {
    await page.getByText(/^草稿 .* 已保存$/).waitFor();
    const remembered = (key: string) => page.evaluate<string>(`localStorage.getItem(${JSON.stringify(key)})`);
    const applicationId = await remembered(`kuaiban.current.${oneThingId}`);
    const token = await remembered(`kuaiban.draft.${applicationId}`);
    const secret = { 'x-draft-token': token };
    const path = `/api/portal/applications/${applicationId}/draft`;
    const draft = await client.get<{ selectedItems: string[]; version: number }>(path, secret);
    const form = fillForm(definition, draft.selectedItems, { option: 0, tick: true });
    await client.put(path, { form, selectedItems: draft.selectedItems, version: draft.version }, secret);
    await page.reload();
    await page.getByRole('checkbox').first().waitFor();
  }
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
