import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDb } from '../../server/db.js';
import { checkBooks } from './check-books.js';
import { runUnderKills } from './kill-server.js';
import { ITEMS } from './staff.js';

const CASES = Number(process.env.KILL_CASES ?? 12);
const KILLS = Number(process.env.KILLS ?? 6);

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kuaiban-kill-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('the server, killed again and again while cases run', () => {
  it(
    'loses nothing and doubles nothing: case, task, notice, ledger line',
    async () => {
      const cases = await runUnderKills(dataDir, { kills: KILLS, cases: CASES, seed: 7 }, () => undefined);
      expect(new Set(cases.map((one) => one.number)).size).toBe(CASES);
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
