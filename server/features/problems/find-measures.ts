import type { Page } from '../../api/list.js';
import type { MeasureRow } from '../../api/problems.js';
import type { Db, Prisma } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { seesAllProblems } from './problem-permissions.js';
import { problemsVisibleTo } from './problem-filter.js';

export interface FindMeasures {
  page: number;
  pageSize: number;
  order: 'asc' | 'desc';
  unitId?: string | undefined;
  problemId?: string | undefined;
  needId?: string | undefined;
  q?: string | undefined;
  gap?: 'noUnit' | 'noDate' | undefined;
}

/** Those who oversee all; others what their unit has, what belongs to their problems and what answers their needs. */
export const measuresVisibleTo = (actor: UserActor): Prisma.MeasureWhereInput =>
  seesAllProblems(actor)
    ? {}
    : {
        OR: [{ unitId: actor.unitId }, { problem: problemsVisibleTo(actor) }, { need: { reportedById: actor.id } }],
      };

/** One page of the measure list. */
export async function findMeasures(db: Db, actor: UserActor, query: FindMeasures): Promise<Page<MeasureRow>> {
  const { unitId, problemId, needId, gap, q } = query;
  const where: Prisma.MeasureWhereInput = {
    AND: [
      measuresVisibleTo(actor),
      {
        ...(unitId ? { unitId } : {}),
        ...(problemId ? { problemId } : {}),
        ...(needId ? { needId } : {}),
        ...(gap === 'noUnit' ? { unitId: null } : {}),
        ...(gap === 'noDate' ? { dueOn: null, doneAt: null } : {}),
      },
      q ? { OR: [{ number: { startsWith: q.toUpperCase() } }, { text: { contains: q } }] } : {},
    ],
  };
  const rows = await db.measure.findMany({
    where,
    orderBy: { id: query.order },
    skip: (query.page - 1) * query.pageSize,
    take: query.pageSize,
    include: {
      problem: { select: { number: true, title: true } },
      need: { select: { number: true, description: true } },
    },
  });
  const units = new Map(
    (
      await db.unit.findMany({
        where: { id: { in: rows.flatMap((row) => row.unitId ?? []) } },
        select: { id: true, name: true },
      })
    ).map((unit) => [unit.id, unit.name]),
  );
  return {
    items: rows.map((row) => ({
      id: row.id,
      number: row.number,
      text: row.text,
      problemId: row.problemId,
      needId: row.needId,
      of: row.problem
        ? `${row.problem.number} ${row.problem.title}`
        : row.need
          ? `${row.need.number} ${row.need.description}`
          : '',
      rectificationId: row.rectificationId,
      unitId: row.unitId,
      unitName: row.unitId ? (units.get(row.unitId) ?? null) : null,
      dueOn: row.dueOn,
      done: row.doneAt !== null,
      effect: row.effect,
      createdAt: row.createdAt.toISOString(),
    })),
    total: await db.measure.count({ where }),
  };
}
