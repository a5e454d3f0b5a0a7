import { useQuery } from '@tanstack/react-query';
import { http, queryString } from '../../providers/http.js';

export interface UserOption {
  id: string;
  displayName: string;
  unitName: string;
}

/** People to hand work to, of one unit or of all. */
export function useUserOptions(unitId?: string | null): UserOption[] {
  const { data } = useQuery({
    queryKey: ['users', 'options', unitId ?? null],
    queryFn: ({ signal }) =>
      http<UserOption[] | { items: UserOption[] }>(`/api/users/options${queryString({ unitId })}`, { signal }),
  });
  return Array.isArray(data) ? data : (data?.items ?? []);
}
