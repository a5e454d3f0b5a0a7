import { useQuery } from '@tanstack/react-query';
import type { DueDay } from '../../../../server/api/rectifications.js';
import { http } from '../../providers/http.js';
import { serverNow } from '../../providers/server-time.js';
import { dayInWords, isoDay } from '../../ui/format.js';
import './overview.css';

/** The next ten working days, each with the number due on it. */
export function NextDays() {
  const { data } = useQuery({
    queryKey: ['overview', 'next-days'],
    queryFn: ({ signal }) => http<DueDay[]>('/api/overview/next-days', { signal }),
    retry: false,
  });
  if (!data?.length) return null;
  const now = serverNow();
  const today = now && isoDay(now);
  return (
    <ol className="next-days" aria-label="今后十个工作日到期的件数" tabIndex={0}>
      {data.map(({ date, due }) => (
        <li key={date} className={date === today ? 'today' : undefined}>
          <span>
            {date === today ? '今天' : date.slice(5)} {weekday(date)}
          </span>
          <b>{due === 0 ? '–' : due}</b>
        </li>
      ))}
    </ol>
  );
}

/** 周二 → 二 */
const weekday = (date: string) => /（(?:周|星期)(.)）/.exec(dayInWords(`${date}T12:00:00+08:00`))?.[1] ?? '';
