export type DayKind = 'HOLIDAY' | 'WORKDAY' | 'WEEKEND' | 'PLAIN';

export interface CalendarCell {
  /** YYYY-MM-DD */
  date: string;
  day: number;
  isWeekend: boolean;
}

/** A year as twelve months; each begins with as many nulls as its first week has days before it (Monday first). */
export function monthsOfYear(year: number): (CalendarCell | null)[][] {
  return Array.from({ length: 12 }, (_, month) => {
    const first = new Date(Date.UTC(year, month, 1));
    const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    const blanks: null[] = Array.from({ length: (first.getUTCDay() + 6) % 7 }, () => null);
    const cells = Array.from({ length: days }, (_, index) => {
      const weekday = new Date(Date.UTC(year, month, index + 1)).getUTCDay();
      return {
        date: `${year}-${String(month + 1).padStart(2, '0')}-${String(index + 1).padStart(2, '0')}`,
        day: index + 1,
        isWeekend: weekday === 0 || weekday === 6,
      };
    });
    return [...blanks, ...cells];
  });
}

/** A click turns the day to its opposite and back: a weekday off, a weekend day on. */
export function toggledKind(cell: CalendarCell, present: 'HOLIDAY' | 'WORKDAY' | null): 'HOLIDAY' | 'WORKDAY' | null {
  if (cell.isWeekend) return present === null ? 'WORKDAY' : present === 'WORKDAY' ? 'HOLIDAY' : null;
  return present === null ? 'HOLIDAY' : null;
}
