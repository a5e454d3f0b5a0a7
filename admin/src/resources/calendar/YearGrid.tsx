import { serverNow } from '../../providers/server-time.js';
import { isoDay } from '../../ui/format.js';
import { monthsOfYear, type CalendarCell } from './year-months.js';

export type DayMark = 'HOLIDAY' | 'WORKDAY';

interface Props {
  year: number;
  marks: ReadonlyMap<string, { kind: DayMark; name: string }>;
  unsaved: ReadonlySet<string>;
  onDay: ((cell: CalendarCell) => void) | null;
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** A year as twelve months: 假, 休, 班, today, unsaved. */
export function YearGrid({ year, marks, unsaved, onDay }: Props) {
  const now = serverNow();
  const today = now && isoDay(now);
  return (
    <div className="year">
      {monthsOfYear(year).map((cells, month) => (
        <section key={month} className="month" aria-label={`${month + 1}月`}>
          <h3>{month + 1}月</h3>
          <div className="month-days">
            {WEEKDAYS.map((name) => (
              <span key={name} aria-hidden="true">
                {name}
              </span>
            ))}
            {cells.map((cell, index) => {
              if (cell === null) return <i key={`blank${index}`} />;
              const mark = marks.get(cell.date);
              const words =
                mark?.kind === 'HOLIDAY' ? '假' : mark?.kind === 'WORKDAY' ? '班' : cell.isWeekend ? '休' : '';
              const look = [
                mark ? mark.kind.toLowerCase() : cell.isWeekend ? 'weekend' : '',
                unsaved.has(cell.date) ? 'unsaved' : cell.date === today ? 'today' : '',
              ];
              return (
                <button
                  key={cell.date}
                  type="button"
                  className={look.filter(Boolean).join(' ')}
                  disabled={!onDay}
                  title={mark?.name}
                  onClick={() => onDay?.(cell)}
                >
                  {cell.day}
                  {mark && <b>{words}</b>}
                  <span className="visually-hidden">
                    {[mark ? mark.name : words || '工作日', unsaved.has(cell.date) && '未保存']
                      .filter(Boolean)
                      .join('，')}
                  </span>
                </button>
              );
            })}
          </div>
        </section>
      ))}
    </div>
  );
}
