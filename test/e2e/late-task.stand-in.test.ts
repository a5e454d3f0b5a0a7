import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openStandIn, type StandIn } from '../broker/stand-in/open-stand-in.js';
import { openRecordGate, type RecordGate } from '../broker/stand-in/record-gate.js';
import { applyOnPortal } from '../support/applicant.js';
import { describeInBrowser, DESKTOP, launchBrowser, openPage } from '../support/browser.js';
import { signIn } from '../support/console-pages.js';
import { eventually, HttpClient } from '../support/http-client.js';
import { freePort, removeData, startServer, type RunningServer } from '../support/running-server.js';

const TOKEN = 'token-of-this-test-run';

// A cluster tells of a task later than of the step before it. 替身，不是 Zeebe: here a door holds the records back.
describeInBrowser('a task that comes late', () => {
  let data: string;
  let gate: RecordGate;
  let standIn: StandIn;
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'kuaiban-stand-in-'));
    const recordsPort = await freePort();
    gate = await openRecordGate(recordsPort);
    standIn = await openStandIn({ data, records: { url: gate.url, token: TOKEN } });
    server = await startServer({
      engine: 'embedded',
      env: { ZEEBE_ADDRESS: standIn.address, ZEEBE_RECORDS_PORT: `${recordsPort}`, ZEEBE_RECORDS_TOKEN: TOKEN },
    });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await standIn?.close();
    gate?.close();
    removeData(server);
    rmSync(data, { recursive: true, force: true });
  });

  test('shows its buttons on a page that was open before, without a reload', async () => {
    gate.isOpen = false;
    const { id } = await applyOnPortal(new HttpClient(server.url), {
      serial: 1,
      selectedItems: ['unemployment-registration'],
    });
    const { page } = await openPage(browser, DESKTOP);
    await signIn(page, server.url, 'counter');
    await page.goto(`${server.url}/applications/${id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    // what was done before the task has long been told to the page
    const before = gate.refused;
    await eventually(() => Promise.resolve(gate.refused > before + 40), 'records that wait');
    expect(await page.getByRole('button', { name: '材料齐全，受理' }).count()).toBe(0);
    gate.isOpen = true;
    await page.getByRole('button', { name: '材料齐全，受理' }).waitFor();
  });
});
