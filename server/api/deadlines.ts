/** State of a clock, derived on reading and never stored (ux.md §2). */
export type DeadlineState =
  | 'NORMAL'
  | 'NEAR_DUE'
  | 'DUE_TODAY'
  | 'OVERDUE'
  | 'SUSPENDED'
  | 'UNSET'
  | 'NO_LIMIT'
  | 'CLOSED_IN_TIME'
  | 'CLOSED_LATE';

/** One clock as a chip shows it. */
export interface DeadlineChip {
  id: string;
  kind: string;
  /** 承诺, 规定, 整件, 补正, 评价 */
  kindName: string;
  state: DeadlineState;
  /** The whole Chinese text of the chip without its sign: `临期 · 剩余 2 个工作日`. */
  text: string;
  /** ISO instant; null while suspended or without limit. */
  dueAt: string | null;
  /** True when the due date falls into a year whose official holidays are not loaded. */
  calendarGap: boolean;
}

/** `GET /api/deadlines/:id/explain`: 为什么是这一天. */
export interface DeadlineExplanation {
  id: string;
  title: string;
  dueAt: string | null;
  startsAt: string;
  startText: string;
  rule: { text: string; doc: string | null; section: string | null };
  /** One entry a day from the start day to the due day (or to today while suspended). */
  days: ExplainedDay[];
  /** `10-08、10-13、10-14 = 3 个工作日；补正停 10-09 至 10-12` */
  sum: string;
  changes: { at: string; oldDueAt: string | null; newDueAt: string | null; reason: string }[];
  warnings: string[];
}

export interface ExplainedDay {
  /** YYYY-MM-DD */
  date: string;
  /** RECEIPT 收件日, COUNTED 计入, WEEKEND 休, HOLIDAY 假, MAKE_UP_WORKDAY 班 (counted or not), SUSPENDED 停, NOT_COUNTED */
  kind: 'RECEIPT' | 'COUNTED' | 'WEEKEND' | 'HOLIDAY' | 'SUSPENDED' | 'NOT_COUNTED';
  makeUpWorkday: boolean;
  /** Running number of counted days, from 1. */
  count: number | null;
  due: boolean;
  /** The notice that made this day off or on. */
  notice: string | null;
}
