import type { SupervisionRow } from '../../api/supervision.js';
import type { SupervisionStatus } from '../../api/loop-states.js';
import type { Page } from '../../api/list.js';
import type { Db, Prisma } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import type { SupervisionRecord } from './load-supervision.js';
import type { SupervisionDeps } from './supervision-deps.js';
import { seesAll } from './supervision-permissions.js';

export interface FindSupervisions {
  page: number;
  pageSize: number;
  sort?: 'orderedAt' | 'number' | undefined;
  order: 'asc' | 'desc';
  q?: string | undefined;
  status?: SupervisionStatus | undefined;
  unitId?: string | undefined;
  subjectType?: string | undefined;
}

type Deps = Pick<SupervisionDeps, 'clock' | 'findChips'>;

/** One page of the orders that this official may see: all, or those of the own unit. */
export async function findSupervisions(
  db: Db,
  deps: Deps,
  actor: UserActor,
  query: FindSupervisions,
): Promise<Page<SupervisionRow>> {
  const where: Prisma.SupervisionOrderWhereInput = {
    AND: [
      seesAll(actor) ? {} : { unitId: actor.unitId },
      {
        ...(query.status ? { status: query.status } : {}),
        ...(query.unitId ? { unitId: query.unitId } : {}),
        ...(query.subjectType ? { subjectType: query.subjectType } : {}),
        ...(query.q
          ? { OR: [{ number: { startsWith: query.q.toUpperCase() } }, { title: { contains: query.q } }] }
          : {}),
      },
    ],
  };
  const [records, total] = await Promise.all([
    db.supervisionOrder.findMany({
      where,
      orderBy: [{ [query.sort ?? 'orderedAt']: query.order }, { id: query.order }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
    }),
    db.supervisionOrder.count({ where }),
  ]);
  return { items: await findSupervisionRows(db, deps, records), total };
}

/** Orders as lists show them: with the clock that is due first; the day of a second look is no limit of the unit. */
export async function findSupervisionRows(
  db: Db,
  deps: Deps,
  records: readonly SupervisionRecord[],
): Promise<SupervisionRow[]> {
  const units = await db.unit.findMany({
    where: { id: { in: records.map((row) => row.unitId) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(units.map((unit) => [unit.id, unit.name]));
  const chips = await deps.findChips(
    db,
    deps.clock.now(),
    'supervision',
    records.map((row) => row.id),
  );
  return records.map((row) => {
    const own = (chips.get(row.id) ?? []).filter((chip) => chip.kind !== 'SUPERVISION_FOLLOW_UP');
    const reply = own.find((chip) => chip.kind === 'SUPERVISION_REPLY') ?? null;
    return {
      id: row.id,
      number: row.number,
      title: row.title,
      subjectType: row.subjectType,
      subjectId: row.subjectId,
      unitName: nameOf.get(row.unitId) ?? row.unitId,
      status: row.status as SupervisionStatus,
      orderedAt: row.orderedAt.toISOString(),
      deadline: own.find((chip) => !chip.state.startsWith('CLOSED')) ?? reply,
      replyDueAt: reply?.dueAt ?? null,
    };
  });
}
