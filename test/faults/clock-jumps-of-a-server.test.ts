import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { systemActor } from '../../server/shared/actor.js';
import { systemClock } from '../../server/shared/clock.js';
import { inTransaction } from '../../server/shared/command-context.js';
import { freshDb } from '../support/fresh-db.js';
import { checkLadder } from './check-ladder.js';
import { clockJumps } from './clock-jumps.js';
import { MachineClock } from './machine-clock.js';

const run = async (args: string[], env: Record<string, string>): Promise<string> =>
  (await promisify(execFile)(process.execPath, args, { env: { PATH: process.env['PATH'] ?? '', ...env } })).stdout;

describe('a server on a machine whose clock jumps', () => {
  it('loses and doubles no case, rung or timer, and ends no session that a clock set back would not end', async () => {
    const said: string[] = [];
    expect(await clockJumps.run({ cases: 1, timers: 6 }, (line) => said.push(line))).toEqual([]);
    expect(said.join('\n')).toMatch(/Sunday 08:40: 5 cases[\s\S]*so have all timers/);
  }, 300_000);

  it('really has another clock, in each of its threads (control)', async () => {
    const { dir, close } = await freshDb();
    const clock = new MachineClock(dir, '2026-10-09T08:40:00+08:00');
    try {
      expect(clock.now().toISOString().slice(0, 16)).toBe('2026-10-09T00:40');
      const [, preload = ''] = clock.start.nodeArguments;
      const script = `import { Worker } from 'node:worker_threads';
        const worker = new Worker('import { parentPort } from "node:worker_threads"; parentPort.postMessage(new Date().toISOString())', { eval: true });
        worker.on('message', (text) => console.log(new Date().toISOString().slice(0, 10), text.slice(0, 10)));`;
      const args = ['--import', preload, '--input-type=module', '-e', script];
      expect(await run(args, clock.start.env)).toBe('2026-10-09 2026-10-09\n');
      clock.jump(-86_400_000);
      expect(await run(args, clock.start.env)).toBe('2026-10-08 2026-10-08\n');
    } finally {
      clock.close();
      await close();
    }
  });

  it('would be caught at a rung that is lost, early or doubled (control)', async () => {
    const { db, close } = await freshDb();
    try {
      const now = new Date('2026-10-13T10:00:00+08:00');
      const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
      const id = 'clock';
      const terms = { kind: 'ITEM_PROMISED', budgetValue: 3, budgetUnit: 'WORKING_DAY', sourceText: '' };
      const subject = { subjectType: 'item', subjectId: 'i', caseId: 'a' };
      await db.deadline.create({ data: { id, ...subject, ...terms, startsAt: at(-99), openedAt: at(-99) } });
      const rung = (name: string, planned: number, fired: number | null) =>
        db.deadlineRung.create({
          data: { deadlineId: id, rung: name, plannedAt: at(planned), firedAt: fired === null ? null : at(fired) },
        });
      await rung('NEAR_DUE', -9, -8);
      await rung('OVERDUE_9', 9, null);
      expect(await checkLadder(db, now)).toEqual([]);
      await rung('DUE', -2, null);
      await rung('OVERDUE_1', 5, -1);
      const message = { name: 'item.nearDue', correlationKey: 'i', timeToLive: 1 };
      await inTransaction({ db, clock: systemClock, actor: systemActor() }, async ({ toEngine }) => {
        for (let times = 0; times < 2; times++) await toEngine('a', { kind: 'publishMessage', message });
      });
      const found = await checkLadder(db, now);
      expect(found.sort()).toEqual([
        'ITEM_PROMISED of item i, DUE did not fire',
        'ITEM_PROMISED of item i, OVERDUE_1 fired before its time',
        'item.nearDue i 2 times',
      ]);
    } finally {
      await close();
    }
  });
});
