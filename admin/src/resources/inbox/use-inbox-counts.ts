import { useQuery } from '@tanstack/react-query';
import type { InboxCounts } from '../../../../server/api/inbox.js';
import { http } from '../../providers/http.js';

/** Numbers of the tabs; equal to the totals of the lists. */
export function useInboxCounts(enabled = true): InboxCounts | undefined {
  return useQuery({
    queryKey: ['inbox', 'counts'],
    queryFn: ({ signal }) => http<InboxCounts>('/api/inbox/counts', { signal }),
    enabled,
  }).data;
}
