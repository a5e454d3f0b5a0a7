import { useQuery } from '@tanstack/react-query';
import type { UnitView } from '../../../../server/api/admin.js';
import type { Page } from '../../../../server/api/list.js';
import { http } from '../../providers/http.js';

/** All units in official order; empty for those who may not read them. */
export function useUnits(): UnitView[] {
  const { data } = useQuery({
    queryKey: ['units', 'all'],
    queryFn: ({ signal }) => http<Page<UnitView> | UnitView[]>('/api/units?page=1&pageSize=200', { signal }),
    retry: false,
  });
  return Array.isArray(data) ? data : (data?.items ?? []);
}
