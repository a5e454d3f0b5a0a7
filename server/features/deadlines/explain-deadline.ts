import type { DeadlineExplanation, ExplainedDay } from '../../api/deadlines.js';
import { notFound } from '../../shared/app-error.js';
import { addBudget } from '../../shared/calendar/add-budget.js';
import { dayCount } from '../../shared/calendar/count-days.js';
import { minutesOf } from '../../shared/calendar/count-minutes.js';
import { dayOf, dayText, longDayText, timeText, WEEKDAY_NAMES, weekdayOf } from '../../shared/calendar/day-number.js';
import { isDayUnit, type DeadlineTerms } from '../../shared/calendar/deadline-terms.js';
import { explainDays } from '../../shared/calendar/explain-days.js';
import { budgetText, countText } from '../../shared/calendar/unit-names.js';
import { gapWarning } from '../../shared/calendar/working-calendar.js';
import type { Clock } from '../../shared/clock.js';
import type { Db } from '../../db.js';
import { openSuspension, termsOf, WITH_SUSPENSIONS, type DeadlineRow } from './deadline-rows.js';
import { loadRules, type DeadlineRules, type RuleSources } from './deadline-rules.js';

/** Counted days that the sum names one by one; more are shown as first and last. */
const NAMED_DAYS = 10;

/** 为什么是这一天: start, rule and source, the days one by one, the sum and every change, so that a person can recount it. */
export async function explainDeadline(
  db: Db,
  clock: Clock,
  sources: RuleSources,
  id: string,
): Promise<DeadlineExplanation> {
  const row = await db.deadline.findUnique({
    where: { id },
    include: { ...WITH_SUSPENSIONS, changes: { orderBy: { at: 'asc' } } },
  });
  if (!row) throw notFound(`Expected a deadline ${id}`, '没有这个期限');
  const terms = termsOf(row);
  const rules = await loadRules(db, sources, row.startsAt);
  const days = terms ? explainDays(rules.calendar, rules.rule, terms, clock.now()) : [];
  return {
    id,
    title: titleOf(row),
    dueAt: row.dueAt?.toISOString() ?? null,
    startsAt: row.startsAt.toISOString(),
    startText: terms ? startTextOf(terms, rules) : `${longDayText(dayOf(row.startsAt))}收件`,
    rule: {
      text: terms ? ruleText(row.sourceText, budgetText(terms.budget, rules.rule.instantMinutes)) : row.sourceText,
      doc: row.sourceDoc,
      section: row.sourceSection,
    },
    days,
    sum: terms ? sumOf(days, row, terms, rules) : '无时限',
    changes: row.changes.map((change) => ({
      at: change.at.toISOString(),
      oldDueAt: change.oldDueAt?.toISOString() ?? null,
      newDueAt: change.newDueAt?.toISOString() ?? null,
      reason: change.reason,
    })),
    warnings: terms ? addBudget(rules.calendar, rules.rule, terms).gapYears.map(gapWarning) : [],
  };
}

/** The source with the budget, once: many sources name it themselves (`3个工作日`, `3 个工作日`), unless it was extended since. */
function ruleText(sourceText: string, budget: string): string {
  const close = sourceText.replaceAll(' ', '');
  const at = close.lastIndexOf(budget);
  const isNamed = at >= 0 && !/\d/.test(close[at - 1] ?? '');
  return isNamed ? sourceText : `${sourceText} · ${budget}`;
}

function titleOf(row: DeadlineRow): string {
  const stop = row.closedAt ? undefined : openSuspension(row);
  if (stop) return `计时已暂停（${stop.reason}）`;
  if (!row.dueAt) return '无时限';
  const day = dayOf(row.dueAt);
  return `为什么是 ${longDayText(day)}（周${WEEKDAY_NAMES[weekdayOf(day)]}）${timeText(row.dueAt)}？`;
}

function startTextOf(terms: DeadlineTerms, { calendar, rule }: DeadlineRules): string {
  const day = dayOf(terms.startsAt);
  const received = `${longDayText(day)}${isDayUnit(terms.budget.unit) ? '' : ` ${timeText(terms.startsAt)}`}收件`;
  if (!isDayUnit(terms.budget.unit)) return rule.minutesOutsideOfficeHours ? received : `${received}，只计办公时间`;
  const taken = dayCount(calendar, rule, terms).receiptDay;
  const moved = taken === day ? '' : `（非办公时间，视为 ${longDayText(taken)}收件）`;
  return `${received}${moved}，当日${rule.countReceiptDay ? '计入' : '不计'}`;
}

function sumOf(days: readonly ExplainedDay[], row: DeadlineRow, terms: DeadlineTerms, { rule }: DeadlineRules): string {
  const short = (date: string) => date.slice(5);
  const counted = days.filter((day) => day.count !== null).map((day) => short(day.date));
  const named = counted.length > NAMED_DAYS ? `${counted[0]} 至 ${counted.at(-1)}` : counted.join('、');
  const total = isDayUnit(terms.budget.unit) ? counted.length : minutesOf(rule, terms.budget);
  const stops = row.suspensions.map(({ reason, startedAt, endedAt }) => {
    const [from, to] = [isoDay(startedAt), endedAt ? isoDay(endedAt) : null];
    const out = days.filter(
      (day) => day.kind === 'SUSPENDED' && day.date >= from && (to === null || day.date <= to),
    ).length;
    const total = isDayUnit(terms.budget.unit) && to !== null ? `，共 ${countText(out, terms.budget.unit)}` : '';
    return to === null ? `${reason}自 ${short(from)} 起停` : `${reason}停 ${short(from)} 至 ${short(to)}${total}`;
  });
  return [`${named || '尚未计入'} = ${countText(total, terms.budget.unit)}`, ...stops].join('；');
}

const isoDay = (at: Date): string => dayText(dayOf(at));
