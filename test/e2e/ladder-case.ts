import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { RectificationView } from '../../server/api/rectifications.js';
import { applyOnPortal } from '../support/applicant.js';
import { eventually, HttpClient } from '../support/http-client.js';
import { Official } from '../support/official.js';

/** What climbs the ladder: a part of a case and a rectification of the same unit. */
export interface LadderCase {
  itemId: string;
  itemNumber: string;
  rectificationId: string;
  rectificationNumber: string;
}

/** An accepted part in hand (three working days) and a rectification of four working days, both of 就业促进科. */
export async function openLadderCase(url: string): Promise<LadderCase> {
  const clerk = await Official.signIn(url, 'counter');
  const submitted = await applyOnPortal(new HttpClient(url), { selectedItems: ['unemployment-registration'] });
  await clerk.claim(submitted.id);
  await clerk.precheck(submitted.id, { result: 'COMPLETE' });
  const officer = await Official.signIn(url, 'employment');
  const itemId = await officer.claim(submitted.id, '失业登记');
  const { number: itemNumber } = await officer.client.get<{ number: string }>(`/api/items/${itemId}`);

  const style = await HttpClient.signIn(url, 'style');
  const problem = await style.post<{ id: string }>('/api/problems', {
    title: '窗口重复收取同一份材料',
    description: '同一份材料在两个窗口各交一次',
    serviceItemName: '失业登记',
    experienceChannel: '现场',
  });
  await style.post(`/api/problems/${problem.id}/triage`, { version: 1, unitId: 'employment', kind: 'IMMEDIATE' });
  const { rectificationId } = await eventually(async () => {
    const view = await style.get<{ rectificationId: string | null }>(`/api/problems/${problem.id}`);
    return view.rectificationId ? { rectificationId: view.rectificationId } : null;
  }, 'the rectification');
  const view = await eventually(async () => {
    const now = await style.get<RectificationView>(`/api/rectifications/${rectificationId}`);
    return now.status === 'MEASURE_PENDING' && now.task ? now : null;
  }, 'the task of deciding the measure');
  await officer.client.post(`/api/rectifications/${rectificationId}/decide-measure`, {
    version: view.version,
    kind: 'IMMEDIATE',
    measure: '一次收齐，内部流转',
    limit: { value: 4, unit: 'WORKING_DAY' },
  });
  await eventually(
    async () => (await style.get<RectificationView>(`/api/rectifications/${rectificationId}`)).status === 'RECTIFYING',
    'the rectification at work',
  );
  return { itemId, itemNumber, rectificationId, rectificationNumber: view.number };
}

/** What the data folder of a stopped or killed server holds about the ladder. */
export function readLadder(dataDir: string) {
  const db = new Database(join(dataDir, 'kuaiban.db'), { readonly: true });
  try {
    const all = <T>(sql: string) => db.prepare(sql).all() as T[];
    const messages = all<{ name: string }>(
      `SELECT "payload" -> 'message' ->> 'name' AS "name" FROM "OutboxCommand" WHERE "kind" = 'publishMessage' ORDER BY "seq"`,
    ).map(({ name }) => name);
    return {
      /** How often each rung reached a diagram. */
      rungs: countOf(messages.filter((name) => /earDue|verdue|supervisionDue|bulletinDue/.test(name))),
      reminders: countOf(
        all<{ what: string }>(`SELECT "subjectType" || ' ' || "kind" AS "what" FROM "Reminder"`).map(
          ({ what }) => what,
        ),
      ),
      orders: all<{ subjectType: string }>('SELECT "subjectType" FROM "SupervisionOrder" ORDER BY "number"').map(
        ({ subjectType }) => subjectType,
      ),
      bulletins: all<{ subjectType: string }>('SELECT "subjectType" FROM "BulletinEntry" ORDER BY "at"').map(
        ({ subjectType }) => subjectType,
      ),
      /** Copies of the due instant that lists sort by, which must follow a moved deadline. */
      copies: all<{ due: number; row: number; task: number | null }>(
        `SELECT d."dueAt" AS "due", r."promisedDueAt" AS "row", t."dueAt" AS "task" FROM "Deadline" AS d
          JOIN "Rectification" AS r ON r."id" = d."caseId" LEFT JOIN "UserTask" AS t ON t."subjectId" = r."id" AND t."state" = 'CREATED'
          WHERE d."kind" = 'RECTIFICATION' AND d."closedAt" IS NULL`,
      ),
    };
  } finally {
    db.close();
  }
}

const countOf = (names: readonly string[]): Record<string, number> =>
  names.reduce<Record<string, number>>((counts, name) => ({ ...counts, [name]: (counts[name] ?? 0) + 1 }), {});
