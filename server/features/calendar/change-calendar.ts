import type { CalendarImpact } from '../../api/admin.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden, invalidArgument } from '../../shared/app-error.js';
import type { CalendarRow } from '../../shared/calendar/working-calendar.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import type { Db, Tx } from '../../db.js';
import type { CalendarDeps } from './calendar-deps.js';
import type { CalendarDayInput } from './calendar-schemas.js';
import { toCalendarRow } from './get-working-calendar.js';
import { calendarWith, writeYear, type CalendarYearRows } from './write-year.js';

export interface ChangeCalendar {
  year: number;
  noticeTitle: string;
  noticeNo?: string | undefined;
  days: CalendarDayInput[];
  /** Only count what would move. */
  preview?: boolean | undefined;
}

/**
 * Sets the days off and make-up workdays of a year by a notice and moves every open deadline with it, each with a trace (ux.md §2).
 * Refuses days of another year, days that occur twice, and whoever is no administrator.
 */
export async function changeCalendar(
  context: CommandContext,
  deps: CalendarDeps,
  input: ChangeCalendar,
): Promise<CalendarImpact> {
  requireManager(context.actor);
  checkDays(input);
  if (input.preview)
    return deps.previewMoves(context.db, await calendarWith(context.db, await mergeDays(context.db, input)));
  return inTransaction(context, async (unit) => {
    const rows = await mergeDays(unit.tx, input);
    const calendar = await calendarWith(unit.tx, rows);
    await writeYear(unit, rows);
    const impact = await deps.applyMoves(unit, calendar, `因${quoted(input.noticeTitle)}`);
    await unit.ledger({
      action: 'calendar.changed',
      subjectType: 'calendar',
      subjectId: String(input.year),
      summary: `按${quoted(input.noticeTitle)}调整 ${input.year} 年工作日历，${impact.moved} 个期限随之变动`,
      detail: { days: rows.days.length, moved: impact.moved },
    });
    return impact;
  });
}

/** A notice's title in title marks, once. */
export const quoted = (title: string): string => `《${title.replace(/^《(.*)》$/, '$1')}》`;

/** The calendar moves everybody's deadlines: only an administrator, or the system itself, may set it. */
function requireManager(actor: Actor): void {
  if (actor.type === 'APPLICANT' || (actor.type === 'USER' && !actor.roles.includes('ADMINISTRATOR')))
    throw forbidden('Expected an administrator to change the calendar', '只有系统管理员可以调整工作日历');
}

function checkDays({ year, days }: ChangeCalendar): void {
  const foreign = days.filter((day) => !day.date.startsWith(`${year}-`)).map((day) => day.date);
  if (foreign.length > 0)
    throw invalidArgument(
      `Expected days of ${year}, but got ${foreign.join(', ')}`,
      `${foreign[0]} 不在 ${year} 年内`,
      { dates: foreign },
    );
  const seen = new Set<string>();
  const twice = days.map((day) => day.date).filter((date) => seen.size === seen.add(date).size);
  if (twice.length > 0)
    throw invalidArgument(`Expected each day once, but ${twice.join(', ')} repeats`, `${twice[0]} 重复了`, {
      dates: twice,
    });
}

/** Days that stay as they are keep their own notice; a year keeps the notice that loaded it, unless only the title was corrected. */
async function mergeDays(db: Db | Tx, input: ChangeCalendar): Promise<CalendarYearRows> {
  const year = await db.calendarYear.findUnique({ where: { year: input.year }, include: { days: true } });
  const before = new Map((year?.days ?? []).map((day) => [day.date, toCalendarRow(day)]));
  const same = (day: CalendarDayInput) =>
    before.get(day.date)?.kind === day.kind && before.get(day.date)?.name === day.name;
  const unchanged = year !== null && input.days.length === before.size && input.days.every(same);
  const noticeOf = (day: CalendarDayInput): string => {
    const old = before.get(day.date)?.noticeTitle;
    if (old === undefined || !same(day)) return input.noticeTitle;
    return unchanged && old === year?.noticeTitle ? input.noticeTitle : old;
  };
  const days = input.days.map((day): CalendarRow => ({
    date: day.date,
    kind: day.kind,
    name: day.name,
    noticeTitle: noticeOf(day),
  }));
  const renamed = year === null || unchanged;
  return {
    year: input.year,
    noticeTitle: renamed ? input.noticeTitle : year.noticeTitle,
    noticeNo: renamed ? (input.noticeNo ?? null) : year.noticeNo,
    days: days.sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}
