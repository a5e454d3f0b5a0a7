import type { LedgerRow } from '../../api/admin.js';
import type { Page } from '../../api/list.js';
import type { Db, Prisma } from '../../db.js';
import type { Actor } from '../../shared/actor.js';
import { ledgerFilter } from './ledger-filter.js';
import type { LedgerQuery } from './ledger-schemas.js';

/** Rows of an export read at a time. */
const CHUNK = 1000;

type Event = Prisma.LedgerEventGetPayload<object>;

/** One page of the ledger. */
export async function findLedgerEvents(db: Db, actor: Actor, query: LedgerQuery): Promise<Page<LedgerRow>> {
  const where = ledgerFilter(actor, query);
  const [events, total] = await Promise.all([
    // the chain's order is the order of time
    db.ledgerEvent.findMany({
      where,
      orderBy: { seq: query.order },
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
    }),
    count(db, where),
  ]);
  return { items: await withNumbers(db, events), total };
}

/** Everything the query asks for, in pieces, without holding it all. */
export async function* findLedgerChunks(db: Db, actor: Actor, query: LedgerQuery): AsyncGenerator<LedgerRow[]> {
  const where = ledgerFilter(actor, query);
  for (let last: number | undefined; ;) {
    const beyond = last === undefined ? {} : { seq: query.order === 'asc' ? { gt: last } : { lt: last } };
    const events: Event[] = await db.ledgerEvent.findMany({
      where: { AND: [where, beyond] },
      orderBy: { seq: query.order },
      take: CHUNK,
    });
    if (events.length === 0) return;
    yield await withNumbers(db, events);
    last = events.at(-1)?.seq;
  }
}

/** Prisma counts a subquery, row by row; the whole ledger is counted by SQLite itself. */
async function count(db: Db, where: Prisma.LedgerEventWhereInput): Promise<number> {
  if (Object.keys(where).length > 0) return db.ledgerEvent.count({ where });
  const [row] = await db.$queryRaw<{ total: bigint | number }[]>`SELECT COUNT(*) AS total FROM "LedgerEvent"`;
  return Number(row?.total ?? 0);
}

async function withNumbers(db: Db, events: Event[]): Promise<LedgerRow[]> {
  const caseIds = [...new Set(events.flatMap(({ caseId }) => caseId ?? []))];
  const applications =
    caseIds.length === 0
      ? []
      : await db.application.findMany({ where: { id: { in: caseIds } }, select: { id: true, number: true } });
  const numbers = new Map(applications.map(({ id, number }) => [id, number]));
  return events.map((event) => ({
    seq: event.seq,
    at: event.at.toISOString(),
    actorName: event.actorName,
    actorUnit: event.actorUnit,
    action: event.action,
    subjectType: event.subjectType,
    subjectId: event.subjectId,
    caseId: event.caseId,
    caseNumber: (event.caseId && numbers.get(event.caseId)) ?? null,
    summary: event.summary,
    reason: event.reason,
    hash: event.hash,
  }));
}
