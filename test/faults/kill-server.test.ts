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
let server: RunningServer | undefined;
/** Ends every client, also when the test fails. */
const over = new AbortController();

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kuaiban-kill-'));
});
afterAll(async () => {
  over.abort();
  await server?.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the server, killed again and again while cases run', () => {
  it(
    'loses nothing and doubles nothing: case, task, notice, ledger line',
    async () => {
      const port = await freePort();
      server = await startServer({ dataDir, port });
      const { url } = server;

      const { signal } = over;
      let done = false;
      const stopped = () => done;
      const work = [
        workOff(
          signal,
          url,
          'counter',
          (client, id, version) => client.post(`/api/applications/${id}/precheck`, { result: 'COMPLETE', version }),
          stopped,
        ),
        ...OFFICIALS.map((name) =>
          workOff(
            signal,
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
          submitted.push(submitCase(signal, url, serial, ITEMS));
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
      const views = await Promise.all(cases.map((one) => feedbackOf(signal, url, one)));
      expect(views.every((view) => view.feedback?.items.length === view.items.length)).toBe(true);
      done = true;
      await Promise.all(work);
      await sleep(1_500); // the records of the last step
      expect(await server.stop()).toBe(0);
      server = undefined;

      const db = openDb(join(dataDir, 'kuaiban.db'));
      try {
        expect(await checkBooks(db, cases, ITEMS)).toEqual([]);
        // control: the check sees a task that is gone, a case that is gone and a line that was changed
        const [first, second] = cases;
        await db.userTask.deleteMany({ where: { caseId: first?.id ?? '', kind: 'application.precheck' } });
        await db.ledgerEvent.updateMany({ where: { caseId: second?.id ?? '' }, data: { summary: '改过' } });
        const faults = await checkBooks(db, [...cases, { id: 'never', number: '从未提交', draftToken: '' }], ITEMS);
        expect(faults).toHaveLength(3);
        expect(faults.join('\n')).toMatch(/pre-check tasks is \[\][\s\S]*从未提交 is lost[\s\S]*chain breaks/);
      } finally {
        await db.$disconnect();
      }
    },
    10 * 60_000,
  );
});
