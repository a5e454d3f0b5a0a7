import type { ReminderResult } from '../../../../server/api/rectifications.js';
import { dayTime } from '../../ui/format.js';

/** `已催办 2 件；1 件未重复催办：王八一 10-12 09:10 已催办` */
export function reminderWords(results: ReminderResult[]): string {
  const done = results.filter((one) => one.reminded).length;
  const refused = results.filter((one) => !one.reminded);
  const reasons = refused.map(({ previous, message }) =>
    previous ? `${previous.by} ${dayTime(previous.at)} 已催办` : message,
  );
  return [
    done > 0 ? `已催办 ${done} 件` : '没有发出催办',
    ...(refused.length > 0 ? [`${refused.length} 件未重复催办：${[...new Set(reasons)].join('、')}`] : []),
  ].join('；');
}
