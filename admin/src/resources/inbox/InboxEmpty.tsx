import { Button } from '@mui/material';
import { useListContext } from 'react-admin';
import type { InboxCounts, InboxTab } from '../../../../server/api/inbox.js';
import { EmptyState } from '../../ui/EmptyState.js';

const WORDS: Record<InboxTab, { title: string; text: string }> = {
  mine: { title: '没有待办', text: '新的分办件受理后会出现在“本单位待领”，领取后在这里办理。' },
  unit: { title: '没有待领的', text: '本单位的分办件都有人在办。' },
  assist: { title: '没有协办', text: '别的经办请您协助时会出现在这里。' },
  done: { title: '还没有办完的', text: '您办过的都会留在这里。' },
};

/** Says where work comes from, and where there is some. */
export function InboxEmpty({ counts }: { counts: InboxCounts | undefined }) {
  const { filterValues, setFilters } = useListContext();
  const tab = ((filterValues as { tab?: InboxTab }).tab ?? 'mine') as InboxTab;
  return (
    <EmptyState
      kind="done"
      title={WORDS[tab].title}
      action={
        tab === 'mine' &&
        counts &&
        counts.unit > 0 && (
          <Button size="small" onClick={() => setFilters({ tab: 'unit' }, undefined, false)}>
            看本单位待领 {counts.unit} 件
          </Button>
        )
      }
    >
      {WORDS[tab].text}
    </EmptyState>
  );
}
