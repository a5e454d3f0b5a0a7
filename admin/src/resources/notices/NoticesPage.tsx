import { Button } from '@mui/material';
import { ListBase, useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import type { NoticeRow } from '../../../../server/api/admin.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { useCommand } from '../../command/use-command.js';
import { ListStates } from '../../list/ListStates.js';
import { PageHead } from '../../list/PageHead.js';
import { Pager } from '../../list/Pager.js';
import { SegmentedFilter } from '../../list/SegmentedFilter.js';
import { commands } from '../../providers/commands.js';
import { serverNow } from '../../providers/server-time.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { dayTime } from '../../ui/format.js';
import { SUBJECT_NAMES, subjectHref } from '../supervision/subject-href.js';
import './notices.css';

/** 通知: what was sent to this person; opening one marks it read. */
export function NoticesPage() {
  return (
    <CommandScopeProvider>
      <ListBase
        resource="notices"
        sort={{ field: 'createdAt', order: 'DESC' }}
        perPage={50}
        storeKey={false}
        disableAuthentication
      >
        <PageHead title="通知" tools={<ReadAllButton />} />
        <div className="filters">
          <SegmentedFilter
            name="unread"
            label="已读"
            options={[
              { value: '', label: '全部' },
              { value: 'true', label: '未读' },
            ]}
          />
        </div>
        <div className="stack">
          <CommandNotes />
          <ListStates
            empty={
              <EmptyState kind="done" title="没有通知">
                催办、临期、超期、退回和协办会通知您。
              </EmptyState>
            }
          >
            <Rows />
          </ListStates>
        </div>
        <Pager />
      </ListBase>
    </CommandScopeProvider>
  );
}

function ReadAllButton() {
  const { data = [] } = useListContext<NoticeRow>();
  const { run, isBusy } = useCommand();
  const unread = data.filter((notice) => !notice.readAt).map((notice) => notice.id);
  return (
    <Button
      disabled={isBusy || unread.length === 0}
      onClick={() => void run(() => commands.readNotices(unread), `已标为已读 ${unread.length} 条`)}
    >
      本页全部标为已读
    </Button>
  );
}

function Rows() {
  const { data = [] } = useListContext<NoticeRow>();
  const { run } = useCommand();
  const now = serverNow();
  return (
    <ul className="notices">
      {data.map((notice) => {
        const target = noticeHref(notice);
        const read = () => !notice.readAt && void run(() => commands.readNotices([notice.id]), '已标为已读');
        return (
          <li key={notice.id} className={notice.readAt ? '' : 'unread'}>
            <div>
              {target ? (
                <Link to={target} onClick={read}>
                  {notice.title}
                </Link>
              ) : (
                <b>{notice.title}</b>
              )}
              <p className="small muted">{notice.body}</p>
            </div>
            <span className="small muted nowrap">{dayTime(notice.createdAt, now)}</span>
            {!notice.readAt && (
              <Button size="small" variant="text" onClick={read}>
                标为已读
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The page that a notice is about; null: it says all there is. */
function noticeHref({ subjectType, subjectId }: NoticeRow): string | null {
  if (subjectType in SUBJECT_NAMES) return subjectHref(subjectType, subjectId);
  if (subjectType === 'process-draft') return `/process-drafts/${subjectId}`;
  if (subjectType === 'problem') return `/problems/${subjectId}`;
  return subjectType === 'calendar' ? `/calendar?year=${subjectId}` : null;
}
