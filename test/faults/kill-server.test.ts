import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDb } from '../../server/db.js';
import { freePort, startServer, type RunningServer } from '../support/running-server.js';
import { feedbackOf, submitCase, workOff, type AcknowledgedCase } from './case-driver.js';
import { checkBooks } from './check-books.js';

const CASES = Number(process.env.KILL_CASES ?? 12);
const KILLS = Number(process.env.KILLS ?? 6);
/** Three items of three units. */
const ITEMS = ['unemployment-registration', 'employment-certificate-issue', 'unemployment-benefit-claim'];
const OFFICIALS = ['employment', 'empservice', 'unemployment'];

let dataDir: string;
let server: RunningServer;

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kuaiban-kill-'));
});
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the server, killed again and again while cases run', () => {
  it(
    'loses nothing and doubles nothing: case, task, notice, ledger line',
    async () => {
      const port = await freePort();
      server = await startServer({ dataDir, port });
      const { url } = server;

      let over = false;
      const stopped = () => over;
      const work = [
        workOff(
          url,
          'counter',
          (client, id, version) => client.post(`/api/applications/${id}/precheck`, { result: 'COMPLETE', version }),
          stopped,
        ),
        ...OFFICIALS.map((name) =>
          workOff(
            url,
            name,
            (client, id, version) => client.post(`/api/items/${id}/decide`, { decision: 'GRANT', version }),
            stopped,
          ),
        ),
      ];
      const submitted: Promise<AcknowledgedCase>[] = [];
      const submitting = (async () => {
        for (let serial = 0; serial < CASES; serial++) {
          submitted.push(submitCase(url, serial, ITEMS));
          await sleep(200);
        }
      })();

      for (let kill = 0; kill < KILLS; kill++) {
        await sleep(300 + ((kill * 977) % 1400)); // at moments that have nothing to do with what the server is doing
        await server.kill();
        server = await startServer({ dataDir, port });
      }

      await submitting;
      const cases = await Promise.all(submitted);
      expect(new Set(cases.map((one) => one.number)).size).toBe(CASES);
      const views = await Promise.all(cases.map((one) => feedbackOf(url, one)));
      expect(views.every((view) => view.feedback?.items.length === view.items.length)).toBe(true);
      over = true;
      await Promise.all(work);
      await sleep(1_500); // the last steps after the feedback: invitation, projection
      expect(await server.stop()).toBe(0);

      const db = openDb(join(dataDir, 'kuaiban.db'));
      try {
        expect(await checkBooks(db, cases, ITEMS)).toEqual([]);
      } finally {
        await db.$disconnect();
      }
    },
    10 * 60_000,
  );
});
