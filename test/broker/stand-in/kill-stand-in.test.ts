import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDb } from '../../../server/db.js';
import { checkBooks } from '../../faults/check-books.js';
import { runUnderKills } from '../../faults/kill-server.js';
import { ITEMS } from '../../faults/staff.js';
import { forgetStoryEngine } from '../story-broker.js';

const CASES = Number(process.env.KILL_CASES ?? 4);
const KILLS = Number(process.env.KILLS ?? 4);

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kuaiban-kill-'));
});
afterAll(() => {
  forgetStoryEngine(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
});

// Over the adapter, on a stand-in (替身，不是 Zeebe): commands that were lost on the way, records that come again, on both sides.
test('the server and the stand-in killed by turns while cases run: nothing is lost, nothing is twice', async () => {
  const options = { kills: KILLS, cases: CASES, seed: 11, engine: 'stand-in' } as const;
  const cases = await runUnderKills(dataDir, options, () => undefined);
  expect(new Set(cases.map((one) => one.number)).size).toBe(CASES);
  const db = openDb(join(dataDir, 'kuaiban.db'));
  try {
    expect(await checkBooks(db, cases, ITEMS)).toEqual([]);
    // control: the check sees a task that is gone
    await db.userTask.deleteMany({ where: { caseId: cases[0]?.id ?? '', kind: 'application.precheck' } });
    expect(await checkBooks(db, cases, ITEMS)).toHaveLength(1);
  } finally {
    await db.$disconnect();
  }
}, 600_000);
