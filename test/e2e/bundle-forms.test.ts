import type { Browser, Page } from 'playwright-core';
import type { OneThingCard, OneThingForm } from '../../server/api/portal.js';
import { seriousViolations } from '../support/axe.js';
import { describeInBrowser, launchBrowser, openPage, scrollsSideways, tooWide } from '../support/browser.js';
import { fillForm } from '../support/fill-form.js';
import { HttpClient } from '../support/http-client.js';
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
