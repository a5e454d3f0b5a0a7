import type { RectificationRow } from '../../../../server/api/rectifications.js';
import { serverNow } from '../../providers/server-time.js';
import { dayTime } from '../../ui/format.js';

/** `ZG-2026-000087 · 体验 · 就业科 赵四五 · 第 2 次整改 · 10-10 09:10 已催办` */
export function rectificationMeta(row: RectificationRow): string {
  return [
    row.number,
    row.sourceName,
    [row.unitName, row.handlerName].filter(Boolean).join(' '),
    row.round > 1 ? `第 ${row.round} 次整改` : '',
    row.lastRemindedAt ? `${dayTime(row.lastRemindedAt, serverNow())} 已催办` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
