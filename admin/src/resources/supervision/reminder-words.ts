import type { ReminderResult } from '../../../../server/api/rectifications.js';
import { serverNow } from '../../providers/server-time.js';
import { dayTime } from '../../ui/format.js';

/** What an order can be about; an order itself is reminded of. */
const ORDERABLE: readonly string[] = ['item', 'rectification', 'negative-rating'];
export const isOrderable = ({ subjectType }: { subjectType: string }): boolean => ORDERABLE.includes(subjectType);

/** `已催办 2 件，其中 1 件此前催办过：王八一 10-12 09:10；1 件没有催办：已办结，不用催办` */
export function reminderWords(results: ReminderResult[]): string {
  const done = results.filter((one) => one.reminded);
  const again = done.flatMap(({ previous }) =>
    previous ? [`${previous.by} ${dayTime(previous.at, serverNow())}`] : [],
  );
  const refused = results.filter((one) => !one.reminded);
  return [
    done.length === 0
      ? '没有发出催办'
      : `已催办 ${done.length} 件${again.length > 0 ? `，其中 ${again.length} 件此前催办过：${again.join('、')}` : ''}`,
    ...(refused.length > 0
      ? [`${refused.length} 件没有催办：${[...new Set(refused.map(({ message }) => message))].join('、')}`]
      : []),
  ].join('；');
}
