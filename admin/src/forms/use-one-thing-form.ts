import { useQuery } from '@tanstack/react-query';
import type { OneThingForm } from '../../../server/api/portal.js';
import { http } from '../providers/http.js';

/** Items, fields, materials and schema of a one-thing: the same for portal, counter and server. */
export function useOneThingForm(oneThingId: string | null): { data: OneThingForm | undefined; error: Error | null } {
  return useQuery({
    queryKey: ['one-things', oneThingId],
    queryFn: ({ signal }) => http<OneThingForm>(`/api/portal/one-things/${oneThingId}`, { signal }),
    enabled: oneThingId !== null,
    staleTime: Infinity,
  });
}
