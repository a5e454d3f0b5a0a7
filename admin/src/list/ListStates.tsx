import { Button } from '@mui/material';
import type { ReactNode } from 'react';
import { useListContext } from 'react-admin';
import { isForbidden, sentenceOf } from '../providers/api-error.js';
import { EmptyState } from '../ui/EmptyState.js';
import { NoAccess } from '../ui/NoAccess.js';
import { Note } from '../ui/Note.js';
import { SkeletonRows } from '../ui/SkeletonRows.js';

interface Props {
  /** What an unfiltered empty list says. */
  empty: ReactNode;
  /** Filters that are part of the page (the tab) and do not count as filtering. */
  fixedFilters?: readonly string[];
  children: ReactNode;
}

/** Loading, no right, failed, empty and empty by filter: each has one look everywhere. */
export function ListStates({ empty, fixedFilters = [], children }: Props) {
  const { isPending, error, data, filterValues, setFilters, refetch } = useListContext();
  if (isForbidden(error)) return <NoAccess />;
  if (error) {
    return (
      <Note
        tone="bad"
        actions={
          <Button size="small" onClick={() => void refetch()}>
            重试
          </Button>
        }
      >
        {sentenceOf(error)}
      </Note>
    );
  }
  if (isPending) return <SkeletonRows rows={8} />;
  if (data?.length) return children;
  const filters = Object.entries(filterValues as Record<string, unknown>);
  const kept = Object.fromEntries(filters.filter(([name]) => fixedFilters.includes(name)));
  if (filters.length > Object.keys(kept).length) {
    return (
      <EmptyState
        kind="filtered"
        title="没有符合条件的记录"
        action={
          <Button size="small" onClick={() => setFilters(kept)}>
            清除筛选
          </Button>
        }
      />
    );
  }
  return empty;
}
