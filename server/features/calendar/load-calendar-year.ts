import { invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import type { CalendarDeps } from './calendar-deps.js';
import { quoted } from './change-calendar.js';
import { holidayNoticeTitle, packageDays } from './package-days.js';
import { calendarWith, writeYear } from './write-year.js';

/**
 * Loads a year's holidays from the package as editable rows and moves the deadlines that were counted without them. A year that
 * is there already stays as an administrator left it. Throws INVALID_STATE for a year that the package does not know: it must be
 * entered from the notice, and until then deadlines in it carry a warning. Returns whether it was loaded now.
 */
export async function loadCalendarYear(
  context: CommandContext,
  deps: CalendarDeps,
  year: number,
): Promise<{ loaded: boolean }> {
  const days = packageDays(year);
  if (!days)
    throw invalidState(
      `Expected a year that the package knows, but got ${year}`,
      `没有 ${year} 年的放假数据，请按放假通知录入`,
    );
  return inTransaction(context, async (unit) => {
    if (await unit.tx.calendarYear.findUnique({ where: { year } })) return { loaded: false };
    const rows = { year, noticeTitle: holidayNoticeTitle(year), noticeNo: null, days };
    const calendar = await calendarWith(unit.tx, rows);
    await writeYear(unit, rows);
    const { moved } = await deps.applyMoves(unit, calendar, `因${quoted(rows.noticeTitle)}`);
    await unit.ledger({
      action: 'calendar.loaded',
      subjectType: 'calendar',
      subjectId: String(year),
      summary: `载入 ${year} 年放假安排：${days.filter((day) => day.kind === 'HOLIDAY').length} 天假、${days.filter((day) => day.kind === 'WORKDAY').length} 天班`,
      detail: { moved },
    });
    return { loaded: true };
  });
}
