import type { Db } from '../../server/db.js';
import { txAll } from '../../server/shared/tx-sql.js';

interface ApplicationRow {
  id: string;
  number: string | null;
  status: string;
  feedbacks: number;
  invitations: number;
}
interface ItemRow {
  id: string;
  applicationId: string;
  number: string;
  serviceItemId: string;
  status: string;
  outcome: string | null;
  automatic: boolean;
}
interface NoticeRow {
  subjectId: string;
  kind: string;
  times: number;
}

/** What the database holds of all cases, ready to be compared with what it must hold. */
export interface CaseBooks {
  applications: Map<string, ApplicationRow>;
  /** By application. */
  items: Map<string, ItemRow[]>;
  /** `<kind> <subject id>` → what became of each. */
  tasks: Map<string, string[]>;
  /** `<subject type> <subject id>` → the state of each. */
  instances: Map<string, string[]>;
  /** `<subject id> <action>` → lines in the ledger. */
  lines: Map<string, number>;
  /** Notices that one recipient got more than once, by subject. */
  repeatedNotices: Map<string, NoticeRow[]>;
}

const APPLICATIONS = `SELECT a."id", a."number", a."status",
  (SELECT count(*) FROM "Feedback" f WHERE f."applicationId" = a."id") AS "feedbacks",
  (SELECT count(*) FROM "RatingInvitation" r WHERE r."applicationId" = a."id") AS "invitations" FROM "Application" a`;
const ITEMS = `SELECT "id", "applicationId", "number", "serviceItemId", "status", "outcome", "automatic"
  FROM "ApplicationItem" ORDER BY "sortOrder"`;
const TASKS = `SELECT "kind" || ' ' || "subjectId" AS "key",
  "state" || CASE WHEN "endedById" IS NULL THEN '' ELSE ' by a person' END AS "text" FROM "UserTask"`;
const INSTANCES = `SELECT "subjectType" || ' ' || "subjectId" AS "key", "state" AS "text" FROM "ProcessInstance"
  WHERE "subjectId" IS NOT NULL`;
// a line of an application that stands in another case's ledger is no line of it
const LINES = `SELECT "subjectId" || ' ' || "action" AS "key", count(*) AS "times" FROM "LedgerEvent"
  WHERE "subjectType" <> 'application' OR "caseId" = "subjectId" GROUP BY 1`;
const NOTICES = `SELECT "subjectId", "kind", count(*) AS "times" FROM "Notice"
  GROUP BY "recipientType", "recipientId", "kind", "subjectId", "title" HAVING count(*) > 1`;

/** One pass over each table, however many cases there are: to ask for each case anew took longer than ten minutes of load. */
export async function readBooks(db: Db): Promise<CaseBooks> {
  await db.$connect(); // from here on numbers come as numbers, not through Prisma as bigint
  const texts = async (sql: string) => {
    const found = groupBy(await txAll<{ key: string; text: string }>(db, sql), ({ key }) => key);
    return new Map([...found].map(([key, rows]) => [key, rows.map(({ text }) => text)]));
  };
  const applications = await txAll<ApplicationRow>(db, APPLICATIONS);
  const lines = await txAll<{ key: string; times: number }>(db, LINES);
  return {
    applications: new Map(applications.map((row) => [row.id, row])),
    items: groupBy(await txAll<ItemRow>(db, ITEMS), ({ applicationId }) => applicationId),
    tasks: await texts(TASKS),
    instances: await texts(INSTANCES),
    lines: new Map(lines.map(({ key, times }) => [key, times])),
    repeatedNotices: groupBy(await txAll<NoticeRow>(db, NOTICES), ({ subjectId }) => subjectId),
  };
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
