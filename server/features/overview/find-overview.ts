import {
  OVERVIEW_COLUMNS,
  type OverviewColumn,
  type OverviewRow,
  type OverviewSubject,
} from '../../api/rectifications.js';
import type { Db } from '../../db.js';
import { keepForEach } from '../../shared/table-versions.js';
import { txAll } from '../../shared/tx-sql.js';
import { findNoProgressSince } from '../rectifications/find-no-progress-since.js';
import type { OverviewDeps } from './overview-deps.js';
import { boundMoment, COLUMN_IS, NO_UNIT, ofSubject, THINGS, type OverviewMoment } from './overview-things.js';

const MINUTE_MS = 60_000;
const COLUMNS = Object.keys(OVERVIEW_COLUMNS) as OverviewColumn[];

type Counts = Record<OverviewColumn, number>;

/** Whatever the numbers are made of; as long as nobody writes there, they are counted once a minute. */
export const OVERVIEW_SOURCES = [
  'ApplicationItem',
  'Rectification',
  'SupervisionOrder',
  'NegativeRating',
  'Deadline',
  'User',
  'Unit',
  'Setting',
  'CalendarYear',
  'CalendarDay',
];
const keptFor = keepForEach<OverviewRow[]>(OVERVIEW_SOURCES);

/** The minute that numbers and lists are asked of, so that both say the same. */
export async function overviewMoment(
  db: Db,
  deps: Pick<OverviewDeps, 'clock' | 'settings' | 'getCalendar'>,
): Promise<OverviewMoment> {
  const at = new Date(Math.floor(deps.clock.now().getTime() / MINUTE_MS) * MINUTE_MS);
  return { at, noProgressSince: await findNoProgressSince(db, deps, at) };
}

/** A row a unit in official order with what it has open, by column; a row without a unit where there is any; last the total. */
export async function findOverview(
  db: Db,
  deps: OverviewDeps,
  { subjectType }: { subjectType?: OverviewSubject | undefined } = {},
): Promise<OverviewRow[]> {
  const moment = await overviewMoment(db, deps);
  return keptFor(db).get(`${moment.at.toISOString()} ${subjectType ?? ''}`, () => count(db, moment, subjectType));
}

async function count(db: Db, moment: OverviewMoment, subjectType: OverviewSubject | undefined): Promise<OverviewRow[]> {
  const { sql, bound } = ofSubject(subjectType);
  const sums = COLUMNS.map((column) => `sum(${COLUMN_IS[column]}) AS "${column}"`).join(', ');
  const rows = await txAll<{ unitId: string } & Record<OverviewColumn, number | bigint | null>>(
    db,
    `${THINGS} SELECT "unitId", ${sums} FROM things, moment WHERE ${sql} GROUP BY "unitId"`,
    ...boundMoment(moment),
    ...bound,
  );
  const countsOf = new Map(rows.map((row) => [row.unitId, toCounts(row)]));
  const units = await db.unit.findMany({
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, active: true },
  });
  const known = units
    .filter((unit) => unit.active || countsOf.has(unit.id))
    .map((unit): OverviewRow => ({ unitId: unit.id, unitName: unit.name, counts: countsOf.get(unit.id) ?? zero() }));
  const without = countsOf.get(NO_UNIT);
  const all = without ? [...known, { unitId: NO_UNIT, unitName: '待指定单位', counts: without }] : known;
  const total = zero();
  for (const { counts } of all) for (const column of COLUMNS) total[column] += counts[column];
  return [...all, { unitId: null, unitName: '合计', counts: total }];
}

const zero = (): Counts => toCounts({});
const toCounts = (row: Partial<Record<OverviewColumn, number | bigint | null>>): Counts =>
  Object.fromEntries(COLUMNS.map((column) => [column, Number(row[column] ?? 0)])) as Counts;
