import Database from 'better-sqlite3';
import { percentiles, type Percentiles } from './percentiles.js';

interface Question {
  page: string;
  count: string;
  values: (string | number)[];
  pageSize: number;
  pages: number;
}

export type Questions = Readonly<Record<string, Question>>;

/** The same questions as in measure-lists, by hand: a page of whole rows and how many there are. */
export const LIST_QUESTIONS: Questions = {
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

/** Those of measure-loop. */
export const LOOP_QUESTIONS: Questions = {
  整改列表: {
    page: `SELECT r.*, d."dueAt", u."name" FROM (SELECT * FROM "Rectification" ORDER BY "id" DESC LIMIT ? OFFSET ?) AS r
      JOIN "Unit" AS u ON u."id" = r."unitId" LEFT JOIN "Deadline" AS d ON d."caseId" = r."id" AND d."closedAt" IS NULL`,
    count: `SELECT count(*) FROM "Rectification"`,
    values: [],
    pageSize: 25,
    pages: 40,
  },
  问题列表: {
    page: `SELECT p.*, (SELECT count(*) FROM "Measure" AS m WHERE m."problemId" = p."id") FROM "Problem" AS p ORDER BY p."id" DESC LIMIT ? OFFSET ?`,
    count: `SELECT count(*) FROM "Problem"`,
    values: [],
    pageSize: 25,
    pages: 40,
  },
  督办列表: {
    page: `SELECT s.*, d."dueAt" FROM (SELECT * FROM "SupervisionOrder" ORDER BY "orderedAt" DESC LIMIT ? OFFSET ?) AS s
      LEFT JOIN "Deadline" AS d ON d."subjectType" = 'supervision' AND d."subjectId" = s."id"`,
    count: `SELECT count(*) FROM "SupervisionOrder"`,
    values: [],
    pageSize: 25,
    pages: 40,
  },
  '期限总览（刚有人写过）': {
    page: `SELECT coalesce(i."unitId", '') AS unit, count(*), sum(d."dueAt" < datetime('now')) FROM "Deadline" AS d
      JOIN "ApplicationItem" AS i ON i."id" = d."subjectId" WHERE d."closedAt" IS NULL AND d."kind" = 'ITEM_PROMISED' GROUP BY unit
      UNION ALL SELECT r."unitId", count(*), sum(d."dueAt" < datetime('now')) FROM "Deadline" AS d
      JOIN "Rectification" AS r ON r."id" = d."caseId" WHERE d."closedAt" IS NULL AND d."kind" = 'RECTIFICATION' GROUP BY r."unitId" LIMIT ? OFFSET ?`,
    count: `SELECT count(*) FROM "Unit"`,
    values: [],
    pageSize: 100,
    pages: 1,
  },
};

/** Times the lists asked of the database file directly, without server, rights or Chinese texts: the floor to compare with. */
export function measurePeer(file: string, questions: Questions, rounds: number): Record<string, Percentiles> {
  const db = new Database(file, { readonly: true });
  try {
    return Object.fromEntries(
      Object.entries(questions).map(([name, { page, count, values, pageSize, pages }]) => {
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
