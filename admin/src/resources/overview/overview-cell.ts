import {
  OVERVIEW_COLUMNS,
  OVERVIEW_SUBJECTS,
  type OverviewColumn,
  type OverviewRow,
  type OverviewSubject,
} from '../../../../server/api/rectifications.js';
import { queryString } from '../../providers/http.js';
import { dayInWords } from '../../ui/format.js';

/** One number: a unit (null: all), and a column or a day (neither: whatever is open). */
export interface Cell {
  unitId: string | null;
  column: OverviewColumn | null;
  /** YYYY-MM-DD */
  day: string | null;
}

/** Stands in the address for all columns. */
const ALL = 'ALL';

/** The 种类 in the address; null: all. */
export function subjectOf(search: URLSearchParams): OverviewSubject | null {
  const subject = search.get('subjectType');
  return subject !== null && subject in OVERVIEW_SUBJECTS ? (subject as OverviewSubject) : null;
}

/** The number in the address; null: none is picked. */
export function cellOf(search: URLSearchParams): Cell | null {
  const column = search.get('column');
  const day = search.get('day');
  if (column === null && day === null) return null;
  const isColumn = column !== null && column in OVERVIEW_COLUMNS;
  return { unitId: search.get('unitId'), column: isColumn ? (column as OverviewColumn) : null, day };
}

/** The address of a number. */
export const cellHref = ({ unitId, column, day }: Cell, subjectType: OverviewSubject | null): string =>
  `/overview${queryString({ subjectType, unitId, day, column: column ?? (day ? null : ALL) })}`;

export const isSameCell = (a: Cell | null, b: Cell): boolean =>
  a !== null && a.unitId === b.unitId && a.column === b.column && a.day === b.day;

/** 超期, 10月12日（周一）到期, 全部在办 */
export const cellWords = ({ column, day }: Cell): string =>
  day ? `${dayInWords(`${day}T12:00:00+08:00`)}到期` : column ? OVERVIEW_COLUMNS[column] : '全部在办';

/** Without a choice the overdue of all, else the near-due: work, not charts. */
export function mostUrgent(rows: readonly OverviewRow[]): Cell | null {
  const total = rows.at(-1);
  const column = total && (['OVERDUE', 'NEAR_DUE', 'NORMAL'] as const).find((name) => total.counts[name] > 0);
  return column ? { unitId: total.unitId, column, day: null } : null;
}
