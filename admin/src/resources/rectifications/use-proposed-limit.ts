import { useQuery } from '@tanstack/react-query';
import type { RectificationKind } from '../../../../server/api/loop-states.js';
import { http } from '../../providers/http.js';
import type { Limit } from '../../providers/loop-commands.js';
import { usePermission } from '../../providers/use-session.js';

interface Setting {
  key: string;
  value: unknown;
}

/** The days that the settings propose for a kind; null for who may not read settings, or has not picked a kind. */
export function useProposedLimit(kind: RectificationKind | null): Limit | null {
  const reads = usePermission('settings.read');
  const { data } = useQuery({
    queryKey: ['settings', 'rectification-limits'],
    queryFn: ({ signal }) => http<Setting[] | { items: Setting[] }>('/api/settings', { signal }),
    enabled: reads,
    retry: false,
  });
  const settings = Array.isArray(data) ? data : (data?.items ?? []);
  const limits = settings.find((setting) => setting.key === 'rectification.defaultLimits')?.value as
    Partial<Record<RectificationKind, Limit>> | undefined;
  return (kind && limits?.[kind]) ?? null;
}
