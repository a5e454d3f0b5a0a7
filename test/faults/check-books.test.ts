import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDb } from '../../server/db.js';
import { removeData, startServer } from '../support/running-server.js';
import { feedbackOf, submitCase, type AcknowledgedCase } from './case-driver.js';
import { checkBooks } from './check-books.js';
import { hireStaff, ITEMS } from './staff.js';

let dir: string;
let cases: AcknowledgedCase[];

/** Two cases, from the form to the combined feedback, in a real server; every damage below is done to a copy of its books. */
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'kuaiban-books-'));
  const server = await startServer();
  const over = new AbortController();
  try {
    const staff = hireStaff(over.signal, server.url);
    cases = await Promise.all([0, 1].map((serial) => submitCase(over.signal, server.url, serial, ITEMS)));
    for (const one of cases) await feedbackOf(over.signal, server.url, one);
    await staff.goHome();
    await sleep(2_000); // the records of the last step
    await server.stop();
    cpSync(join(server.dataDir, 'kuaiban.db'), join(dir, 'whole.db'));
  } finally {
    over.abort();
    await server.kill();
    removeData(server);
  }
}, 120_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function checkAfter(damage: string): Promise<string[]> {
  const file = join(dir, 'damaged.db');
  cpSync(join(dir, 'whole.db'), file);
  const db = openDb(file);
  try {
    if (damage) expect(await db.$executeRawUnsafe(damage)).toBeGreaterThan(0);
    return await checkBooks(db, cases, ITEMS);
  } finally {
    await db.$disconnect();
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  }
}

const AN_ITEM = `(SELECT "id" FROM "ApplicationItem" WHERE NOT "automatic" LIMIT 1)`;
const A_CASE = `(SELECT "id" FROM "Application" WHERE "number" IS NOT NULL LIMIT 1)`;
const doubled = (table: string, where: string, changed: Record<string, string>, columns: string) => {
  const values = columns.split(' ').map((name) => changed[name] ?? `"${name}"`);
  const names = columns.split(' ').map((name) => `"${name}"`);
  return `INSERT INTO "${table}" (${names.join()}) SELECT ${values.join()} FROM "${table}" WHERE ${where} LIMIT 1`;
};
const LINE =
  'at actorType actorId actorName actorUnitId actorUnit action subjectType subjectId caseId summary reason detail prevHash hash';
const NOTICE = 'id dedupeKey recipientType recipientId kind title body subjectType subjectId createdAt';
const INSTANCE = 'key processId definitionKey version subjectType subjectId caseId state startedAt endedAt';

describe('the check of the books', () => {
  it('finds nothing wrong with cases that went well', async () => {
    expect(await checkAfter('')).toEqual([]);
  });

  it('finds an application that is gone', async () => {
    cases.push({ id: 'never', number: '从未提交', draftToken: '' });
    try {
      expect(await checkAfter('')).toEqual(['从未提交 is lost']);
    } finally {
      cases.pop();
    }
  });

  it.each([
    ['a number that changed', `UPDATE "Application" SET "number" = 'X' WHERE "id" = ${A_CASE}`, /number is "X"/],
    ['a case that stopped', `UPDATE "Application" SET "status" = 'IN_PROGRESS' WHERE "id" = ${A_CASE}`, /status is/],
    ['a feedback that is lost', `DELETE FROM "Feedback" WHERE "applicationId" = ${A_CASE}`, /feedback is 0/],
    [
      'an invitation that is lost',
      `DELETE FROM "RatingInvitation" WHERE "applicationId" = ${A_CASE}`,
      /invitation is 0/,
    ],
    [
      'an item that is open',
      `UPDATE "ApplicationItem" SET "status" = 'DISPATCHED' WHERE "id" = ${AN_ITEM}`,
      /open items/,
    ],
    ['an item that is lost', `DELETE FROM "ApplicationItem" WHERE "id" = ${AN_ITEM}`, /: items is/],
    [
      'another outcome',
      `UPDATE "ApplicationItem" SET "outcome" = 'REFUSED' WHERE "id" = ${AN_ITEM}`,
      /outcome is "REFUSED"/,
    ],
    ['a task that is lost', `DELETE FROM "UserTask" WHERE "subjectId" = ${AN_ITEM}`, /tasks is \[\]/],
    ['a pre-check that is lost', `DELETE FROM "UserTask" WHERE "subjectId" = ${A_CASE}`, /pre-check tasks is \[\]/],
    [
      'a task that nobody ended',
      `UPDATE "UserTask" SET "endedById" = NULL WHERE "subjectId" = ${AN_ITEM}`,
      /\["COMPLETED"\]/,
    ],
    [
      'a process that ran twice',
      doubled('ProcessInstance', `"subjectId" = ${AN_ITEM}`, { key: `'twice'` }, INSTANCE),
      /instances is \["COMPLETED","COMPLETED"\]/,
    ],
    [
      'a case that was started twice',
      doubled('ProcessInstance', `"subjectId" = ${A_CASE}`, { key: `'twice'` }, INSTANCE),
      /process instances is 2/,
    ],
    [
      'an instance that never ended',
      `UPDATE "ProcessInstance" SET "state" = 'ACTIVE' WHERE "subjectId" = ${AN_ITEM}`,
      /instances is \["ACTIVE"\]/,
    ],
    [
      'a line that stands twice',
      doubled('LedgerEvent', `"action" = 'item.closed' AND "subjectId" = ${AN_ITEM}`, { hash: `'twice'` }, LINE),
      /item.closed is 2, not 1[\s\S]*chain breaks/,
    ],
    [
      'a line that is lost',
      `DELETE FROM "LedgerEvent" WHERE "action" = 'application.split' AND "subjectId" = ${A_CASE}`,
      /application.split is 0[\s\S]*chain breaks/,
    ],
    [
      'a line that was changed',
      `UPDATE "LedgerEvent" SET "summary" = '改过' WHERE "seq" = 5`,
      /^the ledger's chain breaks at line 5$/,
    ],
    [
      'a last line that is cut off',
      `DELETE FROM "LedgerEvent" WHERE "seq" = (SELECT max("seq") FROM "LedgerEvent")`,
      /chain breaks/,
    ],
    [
      'a notice that went out twice',
      doubled('Notice', `"subjectId" = ${A_CASE}`, { id: `'twice'`, dedupeKey: `'twice'` }, NOTICE),
      /notice \S+ went out 2 times/,
    ],
    [
      'a task still open',
      `UPDATE "UserTask" SET "state" = 'CREATED' WHERE "subjectId" = ${AN_ITEM}`,
      /is still CREATED/,
    ],
    [
      'a command still waiting',
      `UPDATE "OutboxCommand" SET "doneAt" = NULL WHERE "seq" = 1`,
      /^outbox \S+ \(publishMessage\) still waits: no reason$/,
    ],
    [
      'an incident',
      `INSERT INTO "Incident" ("key", "processInstanceKey", "definitionKey", "processId", "elementId", "elementInstanceKey",
        "errorType", "errorMessage", "createdAt") VALUES ('1', '1', '1', 'p', 'Task_X', '1', 'JOB_NO_RETRIES', 'why', '2026-11-25')`,
      /^incident at Task_X: why$/,
    ],
    [
      'a job that was handled twice',
      `INSERT INTO "JobReceipt" ("jobKey", "type", "result", "handledAt") VALUES ('twice', 't', '{}', '2026-11-25')`,
      /service tasks were completed, but \d+ jobs have a receipt/,
    ],
  ])('finds %s', async (_what, damage, words) => {
    expect((await checkAfter(damage)).join('\n')).toMatch(words);
  });
});
