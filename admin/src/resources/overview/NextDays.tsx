import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { DueDay, OverviewSubject } from '../../../../server/api/rectifications.js';
import { http, queryString } from '../../providers/http.js';
import { serverNow } from '../../providers/server-time.js';
import { dayInWords, isoDay } from '../../ui/format.js';
import { cellHref, isSameCell, type Cell } from './overview-cell.js';
import './overview.css';

interface Props {
  subjectType: OverviewSubject | null;
  picked: Cell | null;
}

/** The next ten working days, each with the number due on it: a link to what it is. */
export function NextDays({ subjectType, picked }: Props) {
  const { data } = useQuery({
    queryKey: ['overview', 'next-days', subjectType],
    queryFn: ({ signal }) => http<DueDay[]>(`/api/overview/next-days${queryString({ subjectType })}`, { signal }),
    retry: false,
  });
  if (!data?.length) return null;
  const now = serverNow();
  const today = now && isoDay(now);
  return (
    <ol className="next-days" aria-label="今后十个工作日到期的件数" tabIndex={0}>
      {data.map(({ date, due }) => {
        const cell: Cell = { unitId: null, column: null, day: date };
        const isPicked = isSameCell(picked, cell);
        return (
          <li key={date} className={[date === today ? 'today' : '', isPicked ? 'picked' : ''].join(' ').trim()}>
            <span>
              {date === today ? '今天' : date.slice(5)} {weekday(date)}
            </span>
            {due === 0 ? (
              <b className="muted">–</b>
            ) : (
              <Link
                to={cellHref(cell, subjectType)}
                aria-current={isPicked || undefined}
                aria-label={`${date.slice(5)} 到期 ${due} 件`}
              >
                {due}
              </Link>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** 周二 → 二 */
const weekday = (date: string) => /（(?:周|星期)(.)）/.exec(dayInWords(`${date}T12:00:00+08:00`))?.[1] ?? '';
