import type { DeadlineChip, DeadlineState } from '../../api/deadlines.js';
import { addBudget } from '../../shared/calendar/add-budget.js';
import { dayOf, timeText } from '../../shared/calendar/day-number.js';
import { isDayUnit, type DeadlineTerms } from '../../shared/calendar/deadline-terms.js';
import { lateBy, remainingAt, remainingUntil, usedUntil } from '../../shared/calendar/measure.js';
import { countText } from '../../shared/calendar/unit-names.js';
import { kindOf } from './deadline-kinds.js';
import { openSuspension, termsOf, type DeadlineRow } from './deadline-rows.js';
import type { DeadlineRules } from './deadline-rules.js';

/** Reasons of closing that are no completion: withdrawn, cancelled, run out. */
const UNFINISHED = /撤回|取消|期满/;

type Reading = Pick<DeadlineChip, 'state' | 'text'>;

/** One clock as a chip shows it at `at`; the state is derived here and nowhere stored (ux.md §2). */
export function chipOf(row: DeadlineRow, rules: DeadlineRules, at: Date): DeadlineChip {
  const terms = termsOf(row);
  const reading: Reading = terms ? read(row, terms, rules, at) : { state: 'NO_LIMIT', text: '无时限' };
  return {
    id: row.id,
    kind: row.kind,
    kindName: kindOf(row.kind).name,
    ...reading,
    dueAt: row.dueAt?.toISOString() ?? null,
    calendarGap: row.calendarGap,
  };
}

function read(row: DeadlineRow, terms: DeadlineTerms, rules: DeadlineRules, at: Date): Reading {
  if (row.closedAt) return readClosed(row, terms, rules, row.closedAt);
  const stop = openSuspension(row);
  if (stop)
    return { state: 'SUSPENDED', text: `已暂停（${stop.reason}） · ${stoppedText(terms, rules, stop.startedAt, at)}` };
  if (!row.dueAt) return { state: 'UNSET', text: '待定期限' };
  return readRunning(row.dueAt, row.nearDueAt, terms, rules, at);
}

function readRunning(
  dueAt: Date,
  nearDueAt: Date | null,
  terms: DeadlineTerms,
  { calendar, rule }: DeadlineRules,
  at: Date,
): Reading {
  const { unit } = terms.budget;
  const today = dayOf(at) === dayOf(dueAt);
  if (at > dueAt) {
    // the last day after closing time: late, but not yet by a day
    const text =
      today && isDayUnit(unit)
        ? `今日 ${timeText(dueAt)} 已到期`
        : `已超期 ${countText(lateBy(calendar, rule, terms, dueAt, at), unit)}`;
    return { state: 'OVERDUE', text };
  }
  const left = `剩余 ${countText(remainingUntil(calendar, rule, terms, dueAt, at), unit)}`;
  // minutes are always a matter of today, so the number says more than the hour
  if (today) return { state: 'DUE_TODAY', text: isDayUnit(unit) ? `今日 ${timeText(dueAt)} 到期` : left };
  const near: DeadlineState = nearDueAt && at >= nearDueAt ? 'NEAR_DUE' : 'NORMAL';
  return { state: near, text: near === 'NEAR_DUE' ? `临期 · ${left}` : left };
}

/** What was left when the clock was stopped, or how late it was by then. */
function stoppedText(terms: DeadlineTerms, { calendar, rule }: DeadlineRules, stoppedAt: Date, at: Date): string {
  const { dueAt } = addBudget(calendar, rule, terms);
  const { unit } = terms.budget;
  if (dueAt && stoppedAt > dueAt) return `已超期 ${countText(lateBy(calendar, rule, terms, dueAt, stoppedAt), unit)}`;
  return `剩余 ${countText(remainingAt(calendar, rule, terms, at), unit)}`;
}

function readClosed(
  row: DeadlineRow,
  terms: DeadlineTerms,
  { calendar, rule }: DeadlineRules,
  closedAt: Date,
): Reading {
  const { closed } = kindOf(row.kind);
  const { unit } = terms.budget;
  const late = row.dueAt !== null && closedAt > row.dueAt;
  // what was never finished was not finished in time either: the reason says it
  if (row.closedReason && UNFINISHED.test(row.closedReason))
    return { state: late ? 'CLOSED_LATE' : 'CLOSED_IN_TIME', text: row.closedReason };
  if (row.dueAt && late)
    return {
      state: 'CLOSED_LATE',
      text: `超期${closed}（超 ${countText(lateBy(calendar, rule, terms, row.dueAt, closedAt), unit)}）`,
    };
  const used = usedUntil(calendar, rule, terms, closedAt);
  return {
    state: 'CLOSED_IN_TIME',
    text: used === 0 ? `按期${closed}（当日）` : `按期${closed}（用 ${countText(used, unit)}）`,
  };
}
