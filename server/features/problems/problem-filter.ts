import type { Db, Prisma } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { isOfficer, seesAllProblems } from './problem-permissions.js';

export interface ProblemFilter {
  q?: string | undefined;
  status?: string | undefined;
  source?: string | undefined;
  walkthroughId?: string | undefined;
  unitId?: string | undefined;
  classId?: string | undefined;
  gap?: 'noMeasure' | undefined;
  item?: string | undefined;
  channel?: string | undefined;
  processId?: string | undefined;
  elementId?: string | undefined;
  scenarioId?: string | undefined;
  /** YYYY-MM */
  month?: string | undefined;
  /** YYYY-MM-DD, both included. */
  from?: string | undefined;
  to?: string | undefined;
  /** Merged problems: left out, or nothing else. */
  repeat?: 'without' | 'only' | undefined;
}

/** A filter whose names have been looked up. */
export interface ReadyFilter extends ProblemFilter {
  walkthroughIds?: string[] | undefined;
}

/** The value of a filter that asks for what has none. */
export const NONE = 'none';

/** Looks up what the filter names only: the walkthroughs of a scenario. */
export async function readyFilter(db: Db, filter: ProblemFilter): Promise<ReadyFilter> {
  const { scenarioId } = filter;
  if (!scenarioId || scenarioId === NONE) return filter;
  const walks = await db.walkthrough.findMany({ where: { scenarioId }, select: { id: true } });
  return { ...filter, walkthroughIds: walks.map(({ id }) => id) };
}

/** What this official may see: everything for those who oversee, else what his unit has and what he raised. */
export function problemsVisibleTo(actor: UserActor): Prisma.ProblemWhereInput {
  if (seesAllProblems(actor)) return {};
  return {
    OR: [{ reportedById: actor.id }, ...(isOfficer(actor) ? [{ responsibleUnitId: actor.unitId }] : [])],
  };
}

/** What was asked for, of what may be seen. */
export const whereProblems = (actor: UserActor, filter: ReadyFilter): Prisma.ProblemWhereInput => {
  const { q, status, source, walkthroughId, unitId, classId, gap, item, channel, processId, elementId } = filter;
  return {
    AND: [
      problemsVisibleTo(actor),
      {
        ...(status ? { status } : {}),
        ...(source ? { source } : {}),
        ...(walkthroughId ? { walkthroughId } : {}),
        ...(unitId ? { responsibleUnitId: orNone(unitId) } : {}),
        ...(classId ? { problemClassId: orNone(classId) } : {}),
        ...(item ? { serviceItemName: item } : {}),
        ...(channel ? { experienceChannel: channel } : {}),
        ...(processId ? { processId } : {}),
        ...(elementId ? { elementId: orNone(elementId) } : {}),
        ...(gap === 'noMeasure' ? { measures: { none: {} } } : {}),
      },
      gap === 'noMeasure' ? { status: { in: ['REPORTED', 'TRIAGED', 'RECTIFYING'] } } : {},
      ofScenario(filter),
      ...periods(filter),
      filter.repeat ? { status: filter.repeat === 'only' ? 'MERGED' : { not: 'MERGED' } } : {},
      q
        ? {
            OR: [
              { number: { startsWith: q.toUpperCase() } },
              { title: { contains: q } },
              { serviceItemName: { contains: q } },
            ],
          }
        : {},
    ],
  };
};

const orNone = (value: string): string | null => (value === NONE ? null : value);

function ofScenario({ scenarioId, walkthroughIds }: ReadyFilter): Prisma.ProblemWhereInput {
  if (scenarioId === NONE) return { walkthroughId: null };
  return walkthroughIds ? { walkthroughId: { in: walkthroughIds } } : {};
}

/** The first moment of a day here. */
const dayStart = (day: string): Date => new Date(`${day}T00:00:00+08:00`);
const DAY_MS = 86_400_000;

/** Months and days as people here count them. */
function periods({ month, from, to }: ProblemFilter): Prisma.ProblemWhereInput[] {
  const [year = 0, number = 0] = (month ?? '').split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return [
    ...(month ? [{ createdAt: { gte: dayStart(`${month}-01`), lt: dayStart(`${next}-01`) } }] : []),
    ...(from ? [{ createdAt: { gte: dayStart(from) } }] : []),
    ...(to ? [{ createdAt: { lt: new Date(dayStart(to).getTime() + DAY_MS) } }] : []),
  ];
}
