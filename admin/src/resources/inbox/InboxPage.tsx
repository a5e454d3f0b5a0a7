import { ListBase } from 'react-admin';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { ExportButton } from '../../list/ExportButton.js';
import { ListStates } from '../../list/ListStates.js';
import { PageHead } from '../../list/PageHead.js';
import { Pager } from '../../list/Pager.js';
import { InboxEmpty } from './InboxEmpty.js';
import { InboxFilters } from './InboxFilters.js';
import { InboxRows } from './InboxRows.js';
import { InboxTabs } from './InboxTabs.js';
import { useInboxCounts } from './use-inbox-counts.js';

/** 我的待办: one inbox over all kinds of work, near-due first. */
export function InboxPage() {
  const counts = useInboxCounts();
  return (
    <CommandScopeProvider>
      <ListBase
        resource="inbox"
        filterDefaultValues={{ tab: 'mine' }}
        sort={{ field: 'dueAt', order: 'ASC' }}
        perPage={25}
        storeKey={false}
        disableAuthentication
      >
        <PageHead
          title="待办"
          sub={counts && `超期 ${counts.overdue} · 今日 ${counts.dueToday} · 临期 ${counts.nearDue}，按时限排列`}
          tools={<ExportButton path="/api/inbox/export" />}
        />
        <InboxTabs counts={counts} />
        <InboxFilters counts={counts} />
        <div className="stack">
          <CommandNotes />
          <ListStates empty={<InboxEmpty counts={counts} />} fixedFilters={['tab']}>
            <InboxRows />
          </ListStates>
        </div>
        <Pager />
      </ListBase>
    </CommandScopeProvider>
  );
}
