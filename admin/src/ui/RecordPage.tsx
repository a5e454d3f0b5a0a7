import { Button } from '@mui/material';
import type { ReactNode } from 'react';
import { useGetOne, type RaRecord } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { ApiError, sentenceOf } from '../providers/api-error.js';
import { EmptyState } from './EmptyState.js';
import { Note } from './Note.js';
import { SkeletonRows } from './SkeletonRows.js';

interface Props<T> {
  resource: string;
  /** Where the way back leads. */
  listPath: string;
  children: (record: T) => ReactNode;
}

/** A key of its own: react-admin would show the row of the list first, which lacks most of what a page needs. */
const WHOLE = { whole: true };

/** Loads the record of the address; says plainly why not: whose it is, or that it does not exist. */
export function RecordPage<T extends RaRecord>({ resource, listPath, children }: Props<T>) {
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<T>(
    resource,
    { id: decodeURIComponent(id), meta: WHOLE },
    { retry: false },
  );
  const back = (
    <Button size="small" component={Link} to={listPath}>
      回到列表
    </Button>
  );
  if (error instanceof ApiError && error.status === 403)
    return <EmptyState kind="locked" title={error.message} action={back} />;
  if (error instanceof ApiError && error.status === 404)
    return <EmptyState kind="filtered" title={error.message} action={back} />;
  if (error && !data) {
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
  if (!data) return <SkeletonRows rows={9} />;
  return children(data);
}
