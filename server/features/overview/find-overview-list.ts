import type { DeadlineChip } from '../../api/deadlines.js';
import type { Page } from '../../api/list.js';
import type { OverviewColumn, OverviewItem, OverviewSubject } from '../../api/rectifications.js';
import type { Db } from '../../db.js';
import { instantAt, parseDay } from '../../shared/calendar/day-number.js';
import { isWorkingDay, type WorkingCalendar } from '../../shared/calendar/working-calendar.js';
import { dbTime } from '../../shared/db-time.js';
import { txAll } from '../../shared/tx-sql.js';
import { findSubjectChips } from '../tasks/find-subject-chips.js';
import { overviewMoment } from './find-overview.js';
import type { OverviewDeps } from './overview-deps.js';
import { boundMoment, COLUMN_IS, ofSubject, THINGS } from './overview-things.js';

export interface FindOverviewList {
  /** Left out: whatever is open. */
  column?: OverviewColumn | undefined;
  /** YYYY-MM-DD: what falls due on this working day and on the days off before it, from now on. */
  day?: string | undefined;
  subjectType?: OverviewSubject | undefined;
  /** A unit, `none` for what has none; left out: all. */
  unitId?: string | undefined;
  page: number;
  pageSize: number;
}

/** What stands behind a number of the overview: the longest overdue first, what has no due instant last. */
export async function findOverviewList(
  db: Db,
  deps: OverviewDeps,
  { column, day, subjectType, unitId, page, pageSize }: FindOverviewList,
): Promise<Page<OverviewItem>> {
  const moment = await overviewMoment(db, deps);
  const due = day === undefined ? null : daySpan(await deps.getCalendar(db), day);
  const ofKind = ofSubject(subjectType);
  const conditions = [
    ...(column ? [COLUMN_IS[column]] : []),
    ...(due ? ['"suspended" = 0 AND "dueAt" >= "now" AND "dueAt" >= ? AND "dueAt" < ?'] : []),
    ofKind.sql,
    ...(unitId ? ['"unitId" = ?'] : []),
  ];
  const from = `${THINGS} SELECT %s FROM things, moment WHERE ${conditions.map((each) => `(${each})`).join(' AND ')}`;
  const bound = [
    ...boundMoment(moment),
    ...(due ? [dbTime(due.from), dbTime(due.to)] : []),
    ...ofKind.bound,
    ...(unitId ? [unitId] : []),
  ];
  const [total] = await txAll<{ n: number | bigint }>(db, from.replace('%s', 'count(*) AS "n"'), ...bound);
  const rows = await txAll<{ subjectType: OverviewItem['subjectType']; subjectId: string; unitId: string }>(
    db,
    `${from.replace('%s', '"subjectType", "subjectId", "unitId", "dueAt"')} ORDER BY "dueAt" IS NULL, "dueAt", "subjectId" LIMIT ? OFFSET ?`,
    ...bound,
    pageSize,
    (page - 1) * pageSize,
  );
  return { items: await describe(db, deps, moment.at, rows), total: Number(total?.n ?? 0) };
}

/** A working day with the days off before it, as the strip of the next days counts; a day off is itself. */
function daySpan(calendar: WorkingCalendar, text: string): { from: Date; to: Date } {
  const day = parseDay(text);
  let first = day;
  while (isWorkingDay(calendar, day) && !isWorkingDay(calendar, first - 1)) first--;
  return { from: instantAt(first, 0), to: instantAt(day + 1, 0) };
}

/** The nearest comes first; the day of a second look is no limit of the unit. */
const isOpenLimit = (chip: DeadlineChip) => !chip.state.startsWith('CLOSED') && chip.kind !== 'SUPERVISION_FOLLOW_UP';

async function describe(
  db: Db,
  deps: OverviewDeps,
  at: Date,
  rows: readonly { subjectType: OverviewItem['subjectType']; subjectId: string; unitId: string }[],
): Promise<OverviewItem[]> {
  const ids = rows.map((row) => row.subjectId);
  const units = await db.unit.findMany({
    where: { id: { in: rows.map((row) => row.unitId) } },
    select: { id: true, name: true },
  });
  const unitName = new Map(units.map((unit) => [unit.id, unit.name]));
  const reminders = await db.reminder.groupBy({
    by: ['subjectType', 'subjectId'],
    where: { subjectId: { in: ids } },
    _max: { at: true },
  });
  const remindedAt = new Map(reminders.map((each) => [`${each.subjectType} ${each.subjectId}`, each._max.at]));
  const chips = await findSubjectChips(db, deps.findChips, at, rows);
  const items: OverviewItem[] = [];
  for (const { subjectType, subjectId, unitId } of rows) {
    const facts = await deps.findSubject(db, subjectType, subjectId);
    items.push({
      subjectType,
      subjectId,
      number: facts?.number ?? '',
      title: facts?.title ?? '',
      unitName: unitName.get(unitId) ?? '待指定单位',
      lastRemindedAt: remindedAt.get(`${subjectType} ${subjectId}`)?.toISOString() ?? null,
      deadline: (chips.get(`${subjectType} ${subjectId}`) ?? []).find(isOpenLimit) ?? null,
    });
  }
  return items;
}
