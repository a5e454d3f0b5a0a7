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

/** Months offered to look back. */
const LOOK_BACK = 24;

/** The present month and those before it, latest first, and the picked one where it is another. */
export function monthsToPick(picked: string): string[] {
  const [year = 0, month = 0] = monthNow().split('-').map(Number);
  const months = Array.from({ length: month === 0 ? 0 : LOOK_BACK }, (_, back) => {
    const ordinal = year * 12 + month - 1 - back;
    return `${Math.floor(ordinal / 12)}-${String((ordinal % 12) + 1).padStart(2, '0')}`;
  });
  return picked === '' || months.includes(picked) ? months : [picked, ...months];
}

/** The bulletin of a month. */
export function useBulletin(month: string) {
  return useQuery({
    queryKey: ['bulletins', month],
    queryFn: ({ signal }) => http<BulletinView>(`/api/bulletins?month=${month}`, { signal }),
    enabled: month !== '',
  });
}
