import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { CalendarYearView } from '../../../../server/api/admin.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { PageHead } from '../../list/PageHead.js';
import { http } from '../../providers/http.js';
import { serverNow } from '../../providers/server-time.js';
import { usePermission } from '../../providers/use-session.js';
import { LoadProblem } from '../../ui/LoadProblem.js';
import { isoDay } from '../../ui/format.js';
import { Note } from '../../ui/Note.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { CalendarNotices } from './CalendarNotices.js';
import { CalendarPreview } from './CalendarPreview.js';
import { YearGrid, type DayMark } from './YearGrid.js';
import { toggledKind, type CalendarCell } from './year-months.js';
import './calendar.css';
import '../../list/filters.css';

/** Changes not saved yet: a day to its new kind, null for a plain day. */
export type CalendarDraft = ReadonlyMap<string, DayMark | null>;

/** 工作日历: a year as twelve months; a click sets 休, 班, 假, the notice is attached, 影响 is seen before saving. */
export function CalendarPage() {
  const now = serverNow();
  const thisYear = Number((now ? isoDay(now) : '0').slice(0, 4));
  const [search, setSearch] = useSearchParams();
  const year = Number(search.get('year')) || thisYear;
  const [draft, setDraft] = useState<CalendarDraft>(new Map());
  const mayManage = usePermission('calendar.manage');
  const { data, error } = useQuery({
    queryKey: ['calendar', year],
    queryFn: ({ signal }) => http<CalendarYearView>(`/api/calendar/${year}`, { signal }),
  });
  const marks = useMemo(() => withDraft(data, draft), [data, draft]);
  const chooseYear = (next: number) => {
    setSearch({ year: String(next) });
    setDraft(new Map());
  };
  const toggle = (cell: CalendarCell) => {
    const saved = data?.days.find((day) => day.date === cell.date)?.kind ?? null;
    const next = toggledKind(cell, marks.get(cell.date)?.kind ?? null);
    setDraft((before) => {
      const after = new Map(before);
      if (next === saved) after.delete(cell.date);
      else after.set(cell.date, next);
      return after;
    });
  };
  return (
    <CommandScopeProvider>
      <PageHead
        title="工作日历"
        sub={mayManage ? '全市共用 · 点一天改为假、班' : '全市共用'}
        tools={
          <>
            <div className="segmented" role="group" aria-label="年">
              {[thisYear - 1, thisYear, thisYear + 1].map((one) => (
                <button key={one} type="button" aria-pressed={one === year} onClick={() => chooseYear(one)}>
                  {one}
                </button>
              ))}
            </div>
            <Button startIcon={<PrintIcon />} onClick={() => window.print()}>
              打印
            </Button>
          </>
        }
      />
      {error ? (
        <LoadProblem error={error} />
      ) : !data ? (
        <SkeletonRows rows={10} />
      ) : (
        <div className="stack">
          {(data.warning ?? !data.loaded) && (
            <Note tone="warn">{data.warning ?? `${year}年放假安排未录入，期限暂按周末推算`}</Note>
          )}
          <div className="calendar-layout">
            <YearGrid year={year} marks={marks} unsaved={new Set(draft.keys())} onDay={mayManage ? toggle : null} />
            <aside className="stack">
              <CommandNotes />
              {draft.size > 0 && (
                <CalendarPreview
                  key={year}
                  calendar={data}
                  draft={draft}
                  marks={marks}
                  onDone={() => setDraft(new Map())}
                />
              )}
              <CalendarNotices calendar={data} />
            </aside>
          </div>
        </div>
      )}
      <p className="legend" style={{ marginTop: 8 }}>
        <span>
          <b>假</b> 法定节假日、放假
        </span>
        <span>灰底 周末休息</span>
        <span>
          <b>班</b> 调休上班
        </span>
      </p>
    </CommandScopeProvider>
  );
}

function withDraft(
  calendar: CalendarYearView | undefined,
  draft: CalendarDraft,
): Map<string, { kind: DayMark; name: string }> {
  const marks = new Map((calendar?.days ?? []).map((day) => [day.date, { kind: day.kind, name: day.name }]));
  for (const [date, kind] of draft) {
    if (kind === null) marks.delete(date);
    else marks.set(date, { kind, name: marks.get(date)?.name ?? '' });
  }
  return marks;
}
