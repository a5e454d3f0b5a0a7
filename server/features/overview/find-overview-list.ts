import type { DeadlineChip } from '../../api/deadlines.js';
import type { OverviewColumn, OverviewItem } from '../../api/rectifications.js';
import type { Page } from '../../api/list.js';
import type { Db } from '../../db.js';
import { txAll } from '../../shared/tx-sql.js';
import { findSubjectChips } from '../tasks/find-subject-chips.js';
import { overviewMoment } from './find-overview.js';
import type { OverviewDeps } from './overview-deps.js';
import { boundMoment, COLUMN_IS, THINGS } from './overview-things.js';

export interface FindOverviewList {
  column: OverviewColumn;
  /** A unit, `none` for what has none; left out: all. */
  unitId?: string | undefined;
  page: number;
  pageSize: number;
}

/** What stands behind a number of the overview: the longest overdue first, what has no due instant last. */
export async function findOverviewList(
  db: Db,
  deps: OverviewDeps,
  { column, unitId, page, pageSize }: FindOverviewList,
): Promise<Page<OverviewItem>> {
  const moment = await overviewMoment(db, deps);
  const from = `${THINGS} SELECT %s FROM things, moment WHERE (${COLUMN_IS[column]})${unitId ? ' AND "unitId" = ?' : ''}`;
  const bound = [...boundMoment(moment), ...(unitId ? [unitId] : [])];
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
