import type { ExplainedDay } from '../../../server/api/deadlines.js';
import { serverNow } from '../providers/server-time.js';
import { isoDay } from './format.js';
import './week-strip.css';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];
const DAY_MS = 86_400_000;

/** Days folded by week as on a wall calendar, so that 休 falls under 六 and 日 and the picture fits a phone. */
export function WeekStrip({ days }: { days: ExplainedDay[] }) {
  const now = serverNow();
  const today = now && isoDay(now);
  return (
    <div className="week-strip" role="group" aria-label="逐日计算">
      {WEEKDAYS.map((name) => (
        <div key={name} className="weekday" aria-hidden="true">
          {name}
        </div>
      ))}
      {wholeWeeks(days).map(({ date, day }, index) => (
        <div
          key={date}
          className={`${className(day)}${date === today ? ' day-today' : ''}`}
          aria-label={`${date} ${mark(day)}`}
        >
          <small>{label(date, index)}</small>
          <b>{mark(day)}</b>
        </div>
      ))}
    </div>
  );
}

function wholeWeeks(days: ExplainedDay[]): { date: string; day: ExplainedDay | null }[] {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return [];
  const known = new Map(days.map((day) => [day.date, day]));
  const start = Date.parse(`${first.date}T00:00:00Z`);
  const end = Date.parse(`${last.date}T00:00:00Z`);
  const monday = start - ((new Date(start).getUTCDay() + 6) % 7) * DAY_MS;
  const sunday = end + ((7 - new Date(end).getUTCDay()) % 7) * DAY_MS;
  const cells = [];
  for (let time = monday; time <= sunday; time += DAY_MS) {
    const date = new Date(time).toISOString().slice(0, 10);
    cells.push({ date, day: known.get(date) ?? null });
  }
  return cells;
}

/** The month once: on the first cell and on the first of a month. */
const label = (date: string, index: number) =>
  index === 0 || date.endsWith('-01')
    ? `${Number(date.slice(5, 7))}-${Number(date.slice(8))}`
    : String(Number(date.slice(8)));

function className(day: ExplainedDay | null): string {
  if (!day) return 'day day-out';
  return `day day-${day.due ? 'due' : day.kind.toLowerCase().replace('_', '-')}`;
}

function mark(day: ExplainedDay | null): string {
  if (!day) return '';
  const words = { RECEIPT: '收件', COUNTED: '', WEEKEND: '休', HOLIDAY: '假', SUSPENDED: '停', NOT_COUNTED: '' }[
    day.kind
  ];
  return [day.makeUpWorkday ? '班' : '', words, day.count === null ? '' : String(day.count), day.due ? '到期' : '']
    .filter(Boolean)
    .join(' ');
}
