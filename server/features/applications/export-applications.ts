import type { Readable } from 'node:stream';
import { APPLICATION_STATUSES, CHANNELS } from '../../api/application-states.js';
import type { ApplicationRow } from '../../api/applications.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { cellTime, writeWorkbook, type WorkbookColumn } from '../../shared/write-workbook.js';
import type { ApplicationDeps } from './application-deps.js';
import { findApplications, type FindApplications } from './find-applications.js';

const CHUNK = 200;

const COLUMNS: WorkbookColumn<ApplicationRow>[] = [
  { header: '编号', width: 20, value: (row) => row.number ?? '' },
  { header: '一件事', width: 20, value: (row) => row.oneThingName },
  { header: '申请人', width: 10, value: (row) => row.applicantName },
  { header: '状态', width: 12, value: (row) => APPLICATION_STATUSES[row.status] },
  { header: '渠道', width: 8, value: (row) => CHANNELS[row.channel] },
  { header: '提交时间', width: 18, value: (row) => cellTime(row.submittedAt) },
  { header: '已办结事项', width: 12, value: (row) => row.itemsClosed },
  { header: '事项总数', width: 10, value: (row) => row.itemsTotal },
  { header: '整件期限', width: 24, value: (row) => row.deadline?.text ?? '' },
];

/** Every row that the list shows with this filter. */
export function exportApplications(
  db: Db,
  deps: Pick<ApplicationDeps, 'findChips' | 'clock'>,
  actor: UserActor,
  query: FindApplications,
): Readable {
  return writeWorkbook('申请', COLUMNS, pages(db, deps, actor, query));
}

async function* pages(
  db: Db,
  deps: Pick<ApplicationDeps, 'findChips' | 'clock'>,
  actor: UserActor,
  query: FindApplications,
) {
  for (let page = 1; ; page++) {
    const { items } = await findApplications(db, deps, actor, { ...query, page, pageSize: CHUNK });
    yield items;
    if (items.length < CHUNK) return;
  }
}
