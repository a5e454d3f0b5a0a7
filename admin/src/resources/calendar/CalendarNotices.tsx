import type { CalendarYearView } from '../../../../server/api/admin.js';
import { Panel } from '../../ui/Panel.js';

/** The notices that made days off or on, with how many of each. */
export function CalendarNotices({ calendar }: { calendar: CalendarYearView }) {
  const titles = [
    ...new Set([
      ...(calendar.noticeTitle ? [calendar.noticeTitle] : []),
      ...calendar.days.map((day) => day.noticeTitle),
    ]),
  ].filter(Boolean);
  return (
    <Panel title="已录入的通知">
      {titles.length === 0 && <p className="muted small">还没有。点日历上的日子，再填通知名称。</p>}
      <ul className="stack" style={{ gap: 6 }}>
        {titles.map((title) => {
          const days = calendar.days.filter((day) => day.noticeTitle === title);
          const off = days.filter((day) => day.kind === 'HOLIDAY').length;
          return (
            <li key={title}>
              {title}
              <p className="small muted">
                {title === calendar.noticeTitle && calendar.noticeNo ? `${calendar.noticeNo}，` : ''}
                {off} 天假、{days.length - off} 天班
              </p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
