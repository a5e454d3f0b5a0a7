import Database from 'better-sqlite3';
import { percentiles, type Percentiles } from './percentiles.js';

interface Question {
  page: string;
  count: string;
  values: (string | number)[];
  pageSize: number;
  pages: number;
}

/** The same questions as in measure-lists, by hand: a page of whole rows and how many there are. */
const QUESTIONS: Record<string, Question> = {
  '待办（本单位）': {
    page: `SELECT t.*, a."oneThingName", d."dueAt" FROM "UserTask" AS t JOIN "Application" AS a ON a."id" = t."caseId"
      LEFT JOIN "Deadline" AS d ON d."subjectType" = t."subjectType" AND d."subjectId" = t."subjectId" AND d."closedAt" IS NULL
      WHERE t."jobKey" IN (SELECT "jobKey" FROM "UserTask" WHERE "state" = 'CREATED' AND "candidateUnitId" = ? AND "assigneeId" IS NULL
        ORDER BY "greenChannel" DESC, "dueAt", "number" LIMIT ? OFFSET ?)`,
    count: `SELECT count(*) FROM "UserTask" WHERE "state" = 'CREATED' AND "candidateUnitId" = ? AND "assigneeId" IS NULL`,
    values: ['employment'],
    pageSize: 25,
    pages: 20,
  },
  办件列表: {
    page: `SELECT * FROM "Application" WHERE "status" <> 'DRAFT' ORDER BY "submittedAt" DESC LIMIT ? OFFSET ?`,
    count: `SELECT count(*) FROM "Application" WHERE "status" <> 'DRAFT'`,
    values: [],
    pageSize: 25,
    pages: 40,
  },
  台账: {
    page: `SELECT * FROM "LedgerEvent" ORDER BY "seq" DESC LIMIT ? OFFSET ?`,
    count: `SELECT count(*) FROM "LedgerEvent"`,
    values: [],
    pageSize: 50,
    pages: 40,
  },
};

/** Times the lists asked of the database file directly, without server, rights or Chinese texts: the floor to compare with. */
export function measurePeer(file: string, rounds: number): Record<string, Percentiles> {
  const db = new Database(file, { readonly: true });
  try {
    return Object.fromEntries(
      Object.entries(QUESTIONS).map(([name, { page, count, values, pageSize, pages }]) => {
        const rows = db.prepare(page);
        const total = db.prepare(count);
        const samples: number[] = [];
        for (let index = 0; index < rounds + 5; index++) {
          const start = performance.now();
          JSON.stringify([rows.all(...values, pageSize, (index % pages) * pageSize), total.get(...values)]);
          if (index >= 5) samples.push(performance.now() - start);
        }
        return [name, percentiles(samples)];
      }),
    );
  } finally {
    db.close();
  }
}
