import { setTimeout as sleep } from 'node:timers/promises';
import type { InboxPage } from '../../server/api/inbox.js';
import type { Db } from '../../server/db.js';
import { eventually, HttpClient } from '../support/http-client.js';
import { BrokerDoor, type Taken } from './broker-door.js';
import { feedbackOf, submitCase, workOff } from './case-driver.js';
import { checkBooks } from './check-books.js';
import type { Fault } from './fault.js';
import { startInProcess } from './server-in-process.js';
import { decide, ITEMS, OFFICIALS, precheck } from './staff.js';

const OPENS = '2026-11-25T09:00:00+08:00';
const MINUTE = 60_000;

/** The broker cannot be reached for an hour on the server's clock; `seconds` is how long that takes here. */
export const brokerDown: Fault<{ cases: number; minutes: number; seconds: number }> = {
  about:
    'the broker cannot be reached for an hour (on a moved clock): intake and closing go on, then the outbox drains in order',
  options: { cases: 20, minutes: 60, seconds: 30 },
  async run({ cases, minutes, seconds }, say) {
    const door = new BrokerDoor();
    const server = await startInProcess(OPENS, door.open);
    const over = new AbortController();
    const { signal } = over;
    const { url, db } = server;
    const wrong: string[] = [];
    let done = false;
    const workers: Promise<void>[] = [];
    const hire = (name: string, act: typeof decide) => workers.push(workOff(signal, url, name, act, () => done));
    const submit = (from: number) =>
      Promise.all(Array.from({ length: cases }, (_, index) => submitCase(signal, url, from + index, ITEMS)));
    try {
      const before = await submit(0);
      hire('counter', precheck);
      await allReached(url, cases);
      say(`${cases} cases wait for the officials; the broker goes away`);

      door.isShut = true;
      const during = await submit(cases);
      for (const name of OFFICIALS) hire(name, decide);
      for (let minute = 0; minute < minutes; minute++) {
        await sleep((seconds * 1_000) / minutes);
        server.clock.moveTo(new Date(server.clock.now().getTime() + MINUTE));
      }
      const closed = await db.applicationItem.count({ where: { status: { not: 'DISPATCHED' }, automatic: false } });
      const decided = await db.ledgerEvent.count({ where: { action: 'item.decided' } });
      const waiting = await db.outboxCommand.count({ where: { doneAt: null } });
      say(
        `down for ${minutes} min: ${during.length} cases taken in, ${decided} items decided, ${waiting} commands wait`,
      );
      if (decided !== cases * ITEMS.length) wrong.push(`${decided} items were decided, not ${cases * ITEMS.length}`);
      if (closed < decided) wrong.push(`${decided} items decided, but only ${closed} show it`);
      if (waiting < cases * (ITEMS.length + 1)) wrong.push(`only ${waiting} commands wait`);
      const ready = await fetch(`${url}/readyz`);
      const words = await ready.text();
      if (ready.status !== 503 || !words.includes('积压')) wrong.push(`/readyz says ${ready.status} ${words}`);

      door.isShut = false;
      const all = [...before, ...during];
      await Promise.all(all.map((one) => feedbackOf(signal, url, one)));
      say(`the broker is back, ${door.refused} calls were refused: ${all.length} cases have come to their end`);
      done = true;
      await Promise.all(workers);
      const settled = async () =>
        (await db.outboxCommand.count({ where: { doneAt: null } })) === 0 &&
        (await db.userTask.count({ where: { state: { in: ['CREATED', 'COMPLETING'] } } })) === 0;
      await eventually(settled, 'the last records', 1_200);
      return [...wrong, ...(await checkBooks(db, all, ITEMS)), ...(await outOfOrder(db, door.taken))];
    } finally {
      over.abort();
      await Promise.allSettled(workers);
      await server.stop();
    }
  },
};

/** Waits until every official has the items of every case. */
async function allReached(url: string, cases: number): Promise<void> {
  for (const name of OFFICIALS) {
    const client = await HttpClient.signIn(url, name);
    const reached = async () => (await client.get<InboxPage>('/api/inbox?tab=unit&pageSize=1')).total >= cases;
    await eventually(reached, `the items of ${name}`, 2_400);
  }
}

/** Commands of one case that the engine took in another order than they were written, or more than once. */
export async function outOfOrder(db: Db, taken: readonly Taken[]): Promise<string[]> {
  const rows = await db.outboxCommand.findMany({ orderBy: { seq: 'asc' } });
  const wrong: string[] = [];
  const lastOf = new Map<string, number>();
  for (const { id, caseId, payload } of rows) {
    const name = (payload as { jobKey?: string }).jobKey ?? id;
    const at = taken.indexOf(name);
    if (at < 0) wrong.push(`outbox ${id} never reached the engine`);
    if (at !== taken.lastIndexOf(name)) wrong.push(`outbox ${id} was taken twice`);
    if (at < (lastOf.get(caseId) ?? -1)) wrong.push(`outbox ${id} overtook an earlier command of ${caseId}`);
    lastOf.set(caseId, at);
  }
  return wrong;
}
