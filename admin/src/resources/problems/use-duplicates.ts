import { useQuery } from '@tanstack/react-query';
import type { ProblemRow } from '../../../../server/api/problems.js';
import { http, queryString } from '../../providers/http.js';

/** Open problems that look like this one. */
export function useDuplicates(problemId: string, enabled: boolean): ProblemRow[] {
  const { data } = useQuery({
    queryKey: ['problems', problemId, 'duplicates'],
    queryFn: ({ signal }) => http<ProblemRow[]>(`/api/problems/duplicates${queryString({ problemId })}`, { signal }),
    enabled,
    retry: false,
  });
  return data ?? [];
}
