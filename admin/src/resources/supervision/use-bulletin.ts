import { useQuery } from '@tanstack/react-query';
import type { BulletinView } from '../../../../server/api/supervision.js';
import { http } from '../../providers/http.js';
import { serverNow } from '../../providers/server-time.js';
import { isoDay } from '../../ui/format.js';

/** The present month, YYYY-MM, by the server's clock; empty before its first answer. */
export function monthNow(): string {
  const now = serverNow();
  return now ? isoDay(now).slice(0, 7) : '';
}

/** 2026年10月 */
export function monthWords(month: string): string {
  const [year, number] = month.split('-');
  return number ? `${year}年${Number(number)}月` : '';
}

/** The bulletin of a month. */
export function useBulletin(month: string) {
  return useQuery({
    queryKey: ['bulletins', month],
    queryFn: ({ signal }) => http<BulletinView>(`/api/bulletins?month=${month}`, { signal }),
    enabled: month !== '',
  });
}
