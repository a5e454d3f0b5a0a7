import { Tab, Tabs } from '@mui/material';
import { useListContext } from 'react-admin';
import { INBOX_TABS, type InboxCounts, type InboxTab } from '../../../../server/api/inbox.js';

/** 我的 · 本单位待领 · 协办 · 已办, each with the number of its list. A new tab starts without filters. */
export function InboxTabs({ counts }: { counts: InboxCounts | undefined }) {
  const { filterValues, setFilters } = useListContext();
  const tab = ((filterValues as { tab?: InboxTab }).tab ?? 'mine') as InboxTab;
  return (
    <Tabs
      value={tab}
      onChange={(_, next: InboxTab) => setFilters({ tab: next }, undefined, false)}
      variant="scrollable"
      scrollButtons={false}
      aria-label="待办分类"
    >
      {Object.entries(INBOX_TABS).map(([key, label]) => (
        <Tab
          key={key}
          value={key}
          label={
            <span>
              {label} <span className="small">{counts?.[key as InboxTab] ?? ''}</span>
            </span>
          }
        />
      ))}
    </Tabs>
  );
}
