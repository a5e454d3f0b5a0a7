import type { DueDay, OverviewSubject } from '../../api/rectifications.js';
import type { Db } from '../../db.js';
import { dayOf, dayText, instantAt } from '../../shared/calendar/day-number.js';
import { workingDayFrom } from '../../shared/calendar/working-calendar.js';
import { keepForEach } from '../../shared/table-versions.js';
import { dbTime, fromDbTime } from '../../shared/db-time.js';
import { txAll } from '../../shared/tx-sql.js';
import { OVERVIEW_SOURCES, overviewMoment } from './find-overview.js';
import type { OverviewDeps } from './overview-deps.js';
import { boundMoment, ofSubject, THINGS, type OverviewMoment } from './overview-things.js';

/** Working days looked ahead. */
const DAYS = 10;

/** As the numbers of the overview: counted once a minute while nobody writes. */
const keptFor = keepForEach<DueDay[]>(OVERVIEW_SOURCES);

/** The next ten working days, from today on, with how much falls due on each; what falls due on a day off stands on the next working day. */
export async function findNextDays(
  db: Db,
  deps: OverviewDeps,
  { subjectType }: { subjectType?: OverviewSubject | undefined } = {},
): Promise<DueDay[]> {
  const moment = await overviewMoment(db, deps);
  return keptFor(db).get(`${moment.at.toISOString()} ${subjectType ?? ''}`, () => count(db, deps, moment, subjectType));
}

async function count(
  db: Db,
  deps: OverviewDeps,
  moment: OverviewMoment,
  subjectType: OverviewSubject | undefined,
): Promise<DueDay[]> {
  const calendar = await deps.getCalendar(db);
  const days: number[] = [];
  for (
    let day = workingDayFrom(calendar, dayOf(moment.at));
    days.length < DAYS;
    day = workingDayFrom(calendar, day + 1)
  )
    days.push(day);
  const { sql, bound } = ofSubject(subjectType);
  const end = instantAt((days.at(-1) ?? 0) + 1, 0);
  const rows = await txAll<{ dueAt: string | Date; n: number | bigint }>(
    db,
    `${THINGS} SELECT "dueAt", count(*) AS "n" FROM things, moment WHERE "suspended" = 0 AND "dueAt" >= "now" AND "dueAt" < ? AND ${sql} GROUP BY "dueAt"`,
    ...boundMoment(moment),
    dbTime(end),
    ...bound,
  );
  const due = new Map<number, number>();
  for (const { dueAt, n } of rows) {
    const day = workingDayFrom(calendar, dayOf(fromDbTime(dueAt)));
    due.set(day, (due.get(day) ?? 0) + Number(n));
  }
  return days.map((day) => ({ date: dayText(day), due: due.get(day) ?? 0 }));
}
