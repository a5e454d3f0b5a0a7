import type { Readable } from 'node:stream';
import { RECTIFICATION_KINDS, RECTIFICATION_STATUSES } from '../../api/loop-states.js';
import type { RectificationRow } from '../../api/rectifications.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { cellTime, writeWorkbook, type WorkbookColumn } from '../../shared/write-workbook.js';
import { findRectifications, type FindRectifications, type RectificationListDeps } from './find-rectifications.js';

const CHUNK = 200;

const COLUMNS: WorkbookColumn<RectificationRow>[] = [
  { header: '编号', width: 18, value: (row) => row.number },
  { header: '问题', width: 40, value: (row) => row.title },
  { header: '来源', width: 8, value: (row) => row.sourceName },
  {
    header: '类别',
    width: 12,
    value: (row) => (row.kind ? RECTIFICATION_KINDS[row.kind] : ''),
  },
  {
    header: '状态',
    width: 12,
    value: (row) => RECTIFICATION_STATUSES[row.status],
  },
  { header: '责任单位', width: 24, value: (row) => row.unitName },
  { header: '经办人', width: 10, value: (row) => row.handlerName ?? '' },
  { header: '轮次', width: 6, value: (row) => row.round },
  { header: '反弹', width: 6, value: (row) => row.reboundCount },
  { header: '期限', width: 28, value: (row) => row.deadline?.text ?? '' },
  { header: '交办时间', width: 18, value: (row) => cellTime(row.openedAt) },
  { header: '最近进展', width: 18, value: (row) => cellTime(row.progressAt) },
];

/** Every row that the list shows with this filter. */
export function exportRectifications(
  db: Db,
  deps: RectificationListDeps,
  actor: UserActor,
  query: FindRectifications,
): Readable {
  return writeWorkbook('整改', COLUMNS, pages(db, deps, actor, query));
}

async function* pages(db: Db, deps: RectificationListDeps, actor: UserActor, query: FindRectifications) {
  for (let page = 1; ; page++) {
    const { items } = await findRectifications(db, deps, actor, {
      ...query,
      page,
      pageSize: CHUNK,
    });
    yield items;
    if (items.length < CHUNK) return;
  }
}
