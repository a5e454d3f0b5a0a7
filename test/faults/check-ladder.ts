import type { Db } from '../../server/db.js';
import { dbTime } from '../../server/shared/db-time.js';
import { txAll } from '../../server/shared/tx-sql.js';

const RUNGS = `SELECT d."kind" || ' of ' || d."subjectType" || ' ' || d."subjectId" || ', ' || r."rung" AS "rung",
  r."firedAt" IS NULL AS "isLost" FROM "DeadlineRung" r JOIN "Deadline" d ON d."id" = r."deadlineId"
  WHERE (r."firedAt" IS NULL AND r."plannedAt" <= ?) OR r."firedAt" < r."plannedAt"`;
const MESSAGES = `SELECT "payload" -> 'message' ->> 'name' || ' ' || ("payload" -> 'message' ->> 'correlationKey') AS "text",
  count(*) AS "times" FROM "OutboxCommand" WHERE "kind" = 'publishMessage' GROUP BY 1 HAVING count(*) > 1`;
const REMINDERS = `SELECT "subjectType" || ' ' || "subjectId" AS "text", count(*) AS "times" FROM "Reminder"
  WHERE "kind" = 'LADDER' GROUP BY 1 HAVING count(*) > 1`;
const ORDERS = `SELECT 'order on ' || "subjectType" || ' ' || "subjectId" AS "text", count(*) AS "times"
  FROM "SupervisionOrder" GROUP BY 1 HAVING count(*) > 1`;
const BULLETINS = `SELECT 'bulletin of ' || "subjectType" || ' ' || "subjectId" AS "text", count(*) AS "times"
  FROM "BulletinEntry" GROUP BY 1 HAVING count(*) > 1`;

/** Rungs that did not fire by `now` or fired before their time, and what they set off more than once. */
export async function checkLadder(db: Db, now: Date): Promise<string[]> {
  await db.$connect();
  const rungs = await txAll<{ rung: string; isLost: number }>(db, RUNGS, dbTime(now));
  const wrong = rungs.map(({ rung, isLost }) => `${rung} ${isLost ? 'did not fire' : 'fired before its time'}`);
  for (const sql of [MESSAGES, REMINDERS, ORDERS, BULLETINS])
    for (const { text, times } of await txAll<{ text: string; times: number }>(db, sql))
      wrong.push(`${text} ${times} times`);
  return wrong;
}
