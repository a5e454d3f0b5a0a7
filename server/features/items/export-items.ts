import type { Readable } from 'node:stream';
import { ITEM_OUTCOMES, ITEM_STATUSES } from '../../api/application-states.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { cellTime, writeWorkbook, type WorkbookColumn } from '../../shared/write-workbook.js';
import { findItems, type FindItems, type ItemListRow } from './find-items.js';
import type { ItemDeps } from './item-deps.js';

const CHUNK = 200;

const COLUMNS: WorkbookColumn<ItemListRow>[] = [
  { header: '编号', width: 22, value: (row) => row.number },
  { header: '事项', width: 28, value: (row) => row.serviceItemName },
  { header: '申请人', width: 10, value: (row) => row.applicantName },
  { header: '状态', width: 12, value: (row) => ITEM_STATUSES[row.status] },
  { header: '结果', width: 12, value: (row) => (row.outcome ? ITEM_OUTCOMES[row.outcome] : '') },
  { header: '承办单位', width: 24, value: (row) => row.unitName ?? '' },
  { header: '经办人', width: 10, value: (row) => row.handlerName ?? '' },
  { header: '期限', width: 24, value: (row) => row.deadline?.text ?? '' },
  { header: '办结时间', width: 18, value: (row) => cellTime(row.closedAt) },
];

/** Every row that the list shows with this filter. */
export function exportItems(
  db: Db,
  deps: Pick<ItemDeps, 'findChips' | 'clock'>,
  actor: UserActor,
  query: FindItems,
): Readable {
  return writeWorkbook('分办件', COLUMNS, pages(db, deps, actor, query));
}

async function* pages(db: Db, deps: Pick<ItemDeps, 'findChips' | 'clock'>, actor: UserActor, query: FindItems) {
  for (let page = 1; ; page++) {
    const { items } = await findItems(db, deps, actor, { ...query, page, pageSize: CHUNK });
    yield items;
    if (items.length < CHUNK) return;
  }
}
