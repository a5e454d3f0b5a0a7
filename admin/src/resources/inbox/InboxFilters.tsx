import { useListContext } from 'react-admin';
import { TASK_KINDS } from '../../../../processes/contract.js';
import type { InboxCounts } from '../../../../server/api/inbox.js';
import { SearchFilter } from '../../list/SearchFilter.js';
import { SegmentedFilter } from '../../list/SegmentedFilter.js';
import { SelectFilter } from '../../list/SelectFilter.js';
import { ToggleFilter } from '../../list/ToggleFilter.js';
import { TASK_FORM_KINDS } from '../../tasks/task-forms.js';

const KINDS = Object.fromEntries(TASK_FORM_KINDS.map((kind) => [kind, TASK_KINDS[kind].title]));

/** Kind, state with counts (mine only: the counts are of mine), search. */
export function InboxFilters({ counts }: { counts: InboxCounts | undefined }) {
  const tab = (useListContext().filterValues as { tab?: string }).tab ?? 'mine';
  const count = (number: number | undefined) => (tab === 'mine' ? number : undefined);
  return (
    <div className="filters no-print">
      {tab !== 'assist' && <SelectFilter name="kind" label="种类" options={KINDS} />}
      {(tab === 'mine' || tab === 'unit') && (
        <SegmentedFilter
          name="state"
          label="时限"
          options={[
            { value: '', label: '全部', count: count(counts?.mine) },
            { value: 'OVERDUE', label: '超期', count: count(counts?.overdue) },
            { value: 'DUE_TODAY', label: '今日', count: count(counts?.dueToday) },
            { value: 'NEAR_DUE', label: '临期', count: count(counts?.nearDue) },
          ]}
        />
      )}
      <ToggleFilter name="green" label="只看绿色通道" />
      <SearchFilter />
      <span className="spacer wide-only" />
      <span className="small muted wide-only">
        <kbd>j</kbd> <kbd>k</kbd> 上下 <kbd>x</kbd> 选择 <kbd>Enter</kbd> 打开
      </span>
    </div>
  );
}
