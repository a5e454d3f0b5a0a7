import type { ThreeListRow, ThreeLists } from '../../api/problems.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { needsVisibleTo } from './find-needs.js';
import { problemsVisibleTo } from './problem-filter.js';

export interface ThreeListsFilter {
  walkthroughId?: string | undefined;
  unitId?: string | undefined;
}

/** Rows of one summary at most; a place that has more asks by walkthrough or unit. */
const MOST = 5_000;
const NO_MEASURE = {
  measure: null,
  measureId: null,
  unitName: null,
  done: false,
  dueOn: null,
  effect: null,
} as const;

/** 三个清单汇总表: a row a measure, and a row for every problem and need that has none yet (R39, R41). Merged and dismissed ones are left out. */
export async function findThreeLists(
  db: Db,
  actor: UserActor,
  { walkthroughId, unitId }: ThreeListsFilter,
): Promise<Omit<ThreeLists, 'filling'>> {
  const ofWalkthrough = walkthroughId ? { walkthroughId } : {};
  const problems = await db.problem.findMany({
    where: {
      AND: [
        problemsVisibleTo(actor),
        { ...ofWalkthrough, status: { notIn: ['MERGED', 'DISMISSED'] } },
        unitId
          ? {
              OR: [{ responsibleUnitId: unitId }, { measures: { some: { unitId } } }],
            }
          : {},
      ],
    },
    orderBy: { number: 'asc' },
    take: MOST,
    include: {
      measures: { orderBy: { number: 'asc' }, include: { need: { select: { id: true, description: true } } } },
    },
  });
  const needs = await db.need.findMany({
    where: {
      AND: [
        needsVisibleTo(actor),
        ofWalkthrough,
        { withdrawnAt: null },
        unitId ? { measures: { some: { unitId } } } : {},
      ],
    },
    orderBy: { number: 'asc' },
    take: MOST,
    include: { measures: { orderBy: { number: 'asc' } } },
  });
  // a measure that answers both stands once, with the problem; its need is named in that row
  const shown = new Set(problems.flatMap((problem) => problem.measures.map(({ id }) => id)));
  const names = await findNames(db, [...problems, ...needs]);
  const measureOf = (measure: (typeof needs)[number]['measures'][number]) => ({
    measure: measure.text,
    measureId: measure.id,
    unitName: measure.unitId ? (names.units.get(measure.unitId) ?? null) : null,
    done: measure.doneAt !== null,
    dueOn: measure.dueOn,
    effect: measure.effect,
  });
  const rows: ThreeListRow[] = [
    ...problems.flatMap((problem): ThreeListRow[] => {
      const { serviceItemName, experienceChannel, reporterPost } = problem;
      const head = {
        serviceItemName,
        experienceChannel,
        reporterPost,
        reporterName: names.users.get(problem.reportedById ?? '') ?? null,
        problem: problem.title,
        problemId: problem.id,
        need: null,
        needId: null,
        number: problem.number,
      };
      if (problem.measures.length === 0) return [{ ...head, ...NO_MEASURE }];
      return problem.measures.map((measure) => ({
        ...head,
        ...measureOf(measure),
        need: measure.need?.description ?? null,
        needId: measure.need?.id ?? null,
      }));
    }),
    ...needs.flatMap((need): ThreeListRow[] => {
      const { serviceItemName, reporterPost } = need;
      const head = {
        serviceItemName,
        experienceChannel: '',
        reporterPost,
        reporterName: names.users.get(need.reportedById ?? '') ?? null,
        problem: null,
        problemId: null,
        need: need.description,
        needId: need.id,
        number: need.number,
      };
      if (need.measures.length === 0) return [{ ...head, ...NO_MEASURE }];
      return need.measures.filter(({ id }) => !shown.has(id)).map((measure) => ({ ...head, ...measureOf(measure) }));
    }),
  ];
  return { rows, gaps: gapsOf(rows) };
}

/** What is missing in the lists, each a number that leads to its rows. */
export const gapsOf = (rows: readonly ThreeListRow[]): ThreeLists['gaps'] => ({
  problemsWithoutMeasure: rows.filter((row) => row.problemId !== null && row.measureId === null).length,
  needsWithoutMeasure: rows.filter((row) => row.problemId === null && row.measureId === null).length,
  measuresWithoutUnit: rows.filter((row) => row.measureId !== null && row.unitName === null).length,
  measuresWithoutDate: rows.filter((row) => row.measureId !== null && !row.done && row.dueOn === null).length,
});

async function findNames(
  db: Db,
  subjects: readonly {
    reportedById: string | null;
    measures: { unitId: string | null }[];
  }[],
) {
  const units = await db.unit.findMany({ select: { id: true, name: true } });
  const users = await db.user.findMany({
    where: {
      id: {
        in: [...new Set(subjects.flatMap((subject) => subject.reportedById ?? []))],
      },
    },
    select: { id: true, displayName: true },
  });
  return {
    units: new Map(units.map((unit) => [unit.id, unit.name])),
    users: new Map(users.map((user) => [user.id, user.displayName])),
  };
}
