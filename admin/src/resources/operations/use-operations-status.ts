import { useQuery } from '@tanstack/react-query';
import type { OperationsStatus } from '../../../../server/api/operations.js';
import { http } from '../../providers/http.js';

/** Engine and outbox change without an event: asked again this often. */
const ASK_MS = 15_000;

export const useOperationsStatus = () =>
  useQuery({
    queryKey: ['operations', 'status'],
    queryFn: ({ signal }) => http<OperationsStatus>('/api/operations/status', { signal }),
    refetchInterval: ASK_MS,
  });
