import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Page } from '../../../../server/api/list.js';
import { OVERVIEW_SUBJECTS, type OverviewItem, type OverviewSubject } from '../../../../server/api/rectifications.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { useOpened } from '../../command/use-opened.js';
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
import { isOrderable } from '../supervision/reminder-words.js';
import { subjectHref } from '../supervision/subject-href.js';
import { cellWords, type Cell } from './overview-cell.js';
import '../inbox/work-list.css';

const PAGE_SIZE = 25;

interface Props {
  cell: Cell;
  subjectType: OverviewSubject | null;
  unitName: string;
}

/** The cases behind the picked number: 催办 and 督办 for one or many. */
export function OverviewCases({ cell, subjectType, unitName }: Props) {
  const [page, setPage] = useState(1);
  const [ticked, setTicked] = useState<string[]>([]);
  const ordering = useOpened<true>();
  const query = { ...cell, subjectType };
  const orders = usePermission('supervision.order');
  const { data, error } = useQuery({
    queryKey: ['overview', 'list', query, page],
    queryFn: ({ signal }) =>
      http<Page<OverviewItem>>(`/api/overview/list${queryString({ ...query, page, pageSize: PAGE_SIZE })}`, { signal }),
  });
  const items = data?.items ?? [];
  const now = serverNow();
  const remindedToday = (item: OverviewItem) =>
    item.lastRemindedAt !== null && now !== null && isoDay(item.lastRemindedAt) === isoDay(now);
  const fresh = items.filter((item) => !remindedToday(item));
  const picked = items.filter((item) => ticked.includes(item.subjectId));
  const orderable = picked.filter(isOrderable);
  const skipped = items.filter((item) => ticked.length > 0 && remindedToday(item) && !picked.includes(item)).length;
  const toggle = (id: string) =>
    setTicked((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  const pages = Math.max(1, Math.ceil((data?.total ?? 0) / PAGE_SIZE));
  return (
    <div className="stack">
      <CommandNotes />
      <section className={`work-list${orders ? ' pickable' : ''}`} aria-label={`${unitName} ${cellWords(cell)}`}>
        <div className="bulk overview-bulk">
          <h2>
            {unitName === '合计' ? '全部单位' : unitName} · {cellWords(cell)} {data?.total}
          </h2>
          {orders && items.length > 0 && (
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
          {orderable.length > 0 && (
            <Button size="small" onClick={() => ordering.show(true)}>
              督办 {orderable.length} 条
            </Button>
          )}
          {picked.length > 0 && (
            <RemindButton
              subjects={picked.map((item) => ({ subjectType: item.subjectType, subjectId: item.subjectId }))}
              onDone={() => setTicked([])}
            />
          )}
          <Button
            size="small"
            startIcon={<DownloadIcon />}
            href={`/api/overview/list/export${queryString(query)}`}
            download
            disabled={items.length === 0}
          >
            导出清单
          </Button>
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
                    {kindBefore(item)}
                    <span className="code">{item.number}</span> · {item.unitName} ·{' '}
                    {item.lastRemindedAt ? (
                      <b className="nowrap">{dayTime(item.lastRemindedAt, now)} 已催办</b>
                    ) : (
                      '尚未催办'
                    )}
                  </>
                }
                deadline={item.deadline}
                isSelected={ticked.includes(item.subjectId)}
                onToggle={orders ? () => toggle(item.subjectId) : undefined}
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
      {ordering.value && <OrderForm subjects={orderable} onClose={ordering.close} />}
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

/** `整改 · `; nothing where the title says it already. */
function kindBefore({ subjectType, title }: OverviewItem): string {
  const kind = OVERVIEW_SUBJECTS[subjectType];
  return title.startsWith(kind) ? '' : `${kind} · `;
}
