import type { ProblemStatistics, StatisticRow } from '../../api/problems.js';
import type { Db, Prisma } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { localDay } from '../../shared/local-day.js';
import { findElementNames } from '../processes/find-element-names.js';
import { NONE, readyFilter, whereProblems, type ProblemFilter, type ReadyFilter } from './problem-filter.js';

/** Months shown at most, the newest. */
const MONTHS = 24;

type Where = Prisma.ProblemWhereInput;
/** One value of a dimension and one status, with how many there are. */
interface Group {
  key: string;
  status: string;
  count: number;
}

/**
 * Problems counted by class, responsible unit, step of the diagram, scenario, item, channel and month (R46); most first. Merged ones count
 * with what they joined and are shown as its repeats. Every number is the total of the list with the same filter.
 */
export async function findStatistics(db: Db, actor: UserActor, filter: ProblemFilter): Promise<ProblemStatistics> {
  const ready = await readyFilter(db, filter);
  const where = whereProblems(actor, ready);
  const classes = await groupBy(db, 'problemClassId', where);
  const units = await groupBy(db, 'responsibleUnitId', where);
  const walks = await groupBy(db, 'walkthroughId', where);
  const items = await groupBy(db, 'serviceItemName', where);
  const channels = await groupBy(db, 'experienceChannel', where);
  const steps = await db.problem.groupBy({
    by: ['processId', 'elementId', 'status'],
    where: { AND: [where, { elementId: { not: null } }] },
    _count: { _all: true },
  });
  const className = await namesOf(db.problemClass.findMany({ select: { id: true, name: true } }));
  const unitName = await namesOf(db.unit.findMany({ select: { id: true, name: true } }));
  const scenarios = await findScenarios(db);
  const stepName = await findElementNames(db, [...new Set(steps.flatMap((row) => row.processId ?? []))]);
  const name = (key: string) => key;
  return {
    class: toRows(
      classes,
      (key) => className.get(key) ?? '未归类',
      (classId) => ({ classId }),
    ),
    unit: toRows(
      units,
      (key) => unitName.get(key) ?? '待归口',
      (unitId) => ({ unitId }),
    ),
    step: toRows(
      steps.map((row) => ({
        key: `${row.processId ?? ''}:${row.elementId ?? ''}`,
        status: row.status,
        count: row._count._all,
      })),
      (key) => stepName.get(key) ?? key.slice(key.indexOf(':') + 1),
      (key) => ({ processId: key.slice(0, key.indexOf(':')), elementId: key.slice(key.indexOf(':') + 1) }),
    ),
    scenario: toRows(
      walks.map((group) => ({ ...group, key: scenarios.of.get(group.key) ?? NONE })),
      (key) => scenarios.name.get(key) ?? '不在走流程中',
      (scenarioId) => ({ scenarioId }),
    ),
    item: toRows(items, name, (item) => ({ item })),
    channel: toRows(channels, name, (channel) => ({ channel })),
    month: await findMonths(db, actor, ready, where),
    total: sum(units),
  };
}

async function groupBy(
  db: Db,
  column: 'problemClassId' | 'responsibleUnitId' | 'walkthroughId' | 'serviceItemName' | 'experienceChannel',
  where: Where,
): Promise<Group[]> {
  const rows = await db.problem.groupBy({ by: [column, 'status'], where, _count: { _all: true } });
  return rows.map((row) => ({ key: row[column] ?? NONE, status: row.status, count: row._count._all }));
}

const sum = (groups: readonly Group[]): { count: number; repeats: number } => ({
  count: groups.reduce((all, group) => all + (group.status === 'MERGED' ? 0 : group.count), 0),
  repeats: groups.reduce((all, group) => all + (group.status === 'MERGED' ? group.count : 0), 0),
});

function toRows(
  groups: readonly Group[],
  labelOf: (key: string) => string,
  filterOf: (key: string) => Record<string, string>,
): StatisticRow[] {
  const byKey = new Map<string, Group[]>();
  for (const group of groups) byKey.set(group.key, [...(byKey.get(group.key) ?? []), group]);
  return [...byKey]
    .map(([key, of]) => ({ key, label: labelOf(key), ...sum(of), filter: filterOf(key) }))
    .sort((a, b) => b.count - a.count || b.repeats - a.repeats || a.label.localeCompare(b.label, 'zh-CN'));
}

const namesOf = async (found: Promise<{ id: string; name: string }[]>): Promise<Map<string, string>> =>
  new Map((await found).map(({ id, name }) => [id, name]));

/** The scenario of every walkthrough, and its name. */
async function findScenarios(db: Db) {
  const walks = await db.walkthrough.findMany({ select: { id: true, scenarioId: true, scenarioName: true } });
  return {
    of: new Map(walks.map(({ id, scenarioId }) => [id, scenarioId])),
    name: new Map(walks.map(({ scenarioId, scenarioName }) => [scenarioId, scenarioName])),
  };
}

/** A row a month from the first problem to the last, also where nothing was raised. */
async function findMonths(db: Db, actor: UserActor, filter: ReadyFilter, where: Where): Promise<StatisticRow[]> {
  const { _min, _max } = await db.problem.aggregate({ where, _min: { createdAt: true }, _max: { createdAt: true } });
  if (!_min.createdAt || !_max.createdAt) return [];
  const last = localDay(_max.createdAt).slice(0, 7);
  const months: string[] = [];
  for (let month = localDay(_min.createdAt).slice(0, 7); month <= last; month = after(month)) months.push(month);
  const rows: StatisticRow[] = [];
  for (const month of months.slice(-MONTHS)) {
    const groups = await db.problem.groupBy({
      by: ['status'],
      where: { AND: [where, whereProblems(actor, { ...filter, month })] },
      _count: { _all: true },
    });
    const counts = sum(groups.map(({ status, _count }) => ({ key: month, status, count: _count._all })));
    rows.push({
      key: month,
      label: `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`,
      ...counts,
      filter: { month },
    });
  }
  return rows;
}

function after(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
