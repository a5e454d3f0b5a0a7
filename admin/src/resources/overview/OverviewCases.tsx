import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Page } from '../../../../server/api/list.js';
import { OVERVIEW_COLUMNS, type OverviewItem } from '../../../../server/api/rectifications.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CaseRow } from '../../list/CaseRow.js';
import { sentenceOf } from '../../providers/api-error.js';
import { http, queryString } from '../../providers/http.js';
import { serverNow } from '../../providers/server-time.js';
import { usePermission } from '../../providers/use-session.js';
import { dayTime, isoDay } from '../../ui/format.js';
import { Note } from '../../ui/Note.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { OrderForm } from '../supervision/OrderForm.js';
import { RemindButton } from '../supervision/RemindButton.js';
import { isOrderable, isRemindable } from '../supervision/reminder-words.js';
import { subjectHref } from '../supervision/subject-href.js';
import type { Cell } from './OverviewTable.js';
import '../inbox/work-list.css';

const PAGE_SIZE = 25;

interface Props {
  cell: Cell;
  unitName: string;
  total: number;
}

/** The cases behind the picked number: 催办 and 督办 for one or many. */
export function OverviewCases({ cell, unitName, total }: Props) {
  const [page, setPage] = useState(1);
  const [ticked, setTicked] = useState<string[]>([]);
  const [isOrdering, setOrdering] = useState(false);
  const orders = usePermission('supervision.order');
  const { data, error } = useQuery({
    queryKey: ['overview', 'list', cell, page],
    queryFn: ({ signal }) =>
      http<Page<OverviewItem>>(`/api/overview/list${queryString({ ...cell, page, pageSize: PAGE_SIZE })}`, { signal }),
  });
  const items = data?.items ?? [];
  const now = serverNow();
  const remindedToday = (item: OverviewItem) =>
    item.lastRemindedAt !== null && now !== null && isoDay(item.lastRemindedAt) === isoDay(now);
  const orderable = items.filter(isOrderable);
  const fresh = orderable.filter((item) => !remindedToday(item));
  const picked = items.filter((item) => ticked.includes(item.subjectId));
  const remindable = picked.filter(isRemindable);
  const skipped = ticked.length > 0 ? orderable.length - fresh.length : 0;
  const toggle = (id: string) =>
    setTicked((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  const pages = Math.max(1, Math.ceil((data?.total ?? 0) / PAGE_SIZE));
  return (
    <div className="stack">
      <CommandNotes />
      <section
        className={`work-list${orders ? ' pickable' : ''}`}
        aria-label={`${unitName} ${OVERVIEW_COLUMNS[cell.column]}`}
      >
        <div className="bulk overview-bulk">
          <h2>
            {unitName} · {OVERVIEW_COLUMNS[cell.column]} {data?.total ?? total}
          </h2>
          {orders && orderable.length > 0 && (
            <Button
              variant="text"
              size="small"
              onClick={() => setTicked(ticked.length > 0 ? [] : fresh.map((item) => item.subjectId))}
            >
              {ticked.length > 0 ? '全部取消' : '全选'}
            </Button>
          )}
          <span className="spacer" />
          {skipped > 0 && <span className="small muted">{skipped} 条今天已催办，没有勾选</span>}
          {picked.length > 0 && (
            <>
              <Button size="small" onClick={() => setOrdering(true)}>
                督办
              </Button>
              {remindable.length > 0 && (
                <RemindButton
                  subjects={remindable.map(({ subjectType, subjectId }) => ({ subjectType, subjectId }))}
                  onDone={() => setTicked([])}
                />
              )}
            </>
          )}
        </div>
        {error ? (
          <Note tone="bad">{sentenceOf(error)}</Note>
        ) : data ? (
          <ul>
            {items.map((item) => (
              <CaseRow
                key={item.subjectId}
                title={item.title}
                href={subjectHref(item.subjectType, item.subjectId)}
                meta={
                  <>
                    <span className="code">{item.number}</span> · {item.unitName} ·{' '}
                    {item.lastRemindedAt ? <b>{dayTime(item.lastRemindedAt, now)} 已催办</b> : '尚未催办'}
                  </>
                }
                deadline={item.deadline}
                isSelected={ticked.includes(item.subjectId)}
                onToggle={orders && isOrderable(item) ? () => toggle(item.subjectId) : undefined}
                verb={
                  <Button size="small" component={Link} to={subjectHref(item.subjectType, item.subjectId)}>
                    打开
                  </Button>
                }
              />
            ))}
          </ul>
        ) : (
          <SkeletonRows rows={4} />
        )}
      </section>
      {isOrdering && <OrderForm subjects={picked} onClose={() => setOrdering(false)} />}
      {pages > 1 && (
        <nav className="inline" aria-label="翻页">
          <Button size="small" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            上一页
          </Button>
          <span className="small muted">
            第 {page} / {pages} 页
          </span>
          <Button size="small" disabled={page >= pages} onClick={() => setPage(page + 1)}>
            下一页
          </Button>
        </nav>
      )}
    </div>
  );
}
