import { PassThrough, type Readable } from 'node:stream';
import { DateTime } from 'luxon';
import type { InboxRow } from '../../api/inbox.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { TIME_ZONE, type Clock } from '../../shared/clock.js';
import { loadExcel } from '../../shared/load-excel.js';
import { viewerOf, type InboxDeps, type ParsedInboxQuery } from './find-inbox.js';
import { findInboxIds } from './inbox-ids.js';
import { readInboxRows } from './inbox-rows.js';

const CHUNK = 500;
const ALL = -1; // SQLite: no limit

const COLUMNS: { header: string; width: number; value: (row: InboxRow) => string }[] = [
  { header: '环节', width: 14, value: (row) => row.kindName },
  { header: '事项', width: 32, value: (row) => row.title },
  { header: '编号', width: 24, value: (row) => row.number },
  { header: '说明', width: 32, value: (row) => row.detail },
  { header: '绿色通道', width: 10, value: (row) => (row.greenChannel ? '是' : '') },
  { header: '期限', width: 26, value: (row) => row.deadline?.text ?? '' },
  { header: '到期时间', width: 18, value: (row) => localTime(row.deadline?.dueAt ?? null) },
  { header: '承办人', width: 12, value: (row) => row.assigneeName ?? '' },
  { header: '产生时间', width: 18, value: (row) => localTime(row.createdAt) },
  { header: '办结时间', width: 18, value: (row) => localTime(row.endedAt) },
];

const localTime = (iso: string | null) =>
  iso === null ? '' : DateTime.fromISO(iso, { zone: TIME_ZONE }).toFormat('yyyy-MM-dd HH:mm');

/** Every row that the list shows with this filter, as a workbook that is written while it is read. */
export function exportInbox(db: Db, clock: Clock, deps: InboxDeps, user: UserActor, query: ParsedInboxQuery): Readable {
  const stream = new PassThrough();
  stream.on('error', () => {}); // whoever reads is told too; without a reader it must not end the process
  writeWorkbook(stream, db, clock, deps, user, query).catch((error: unknown) => stream.destroy(error as Error));
  return stream;
}

async function writeWorkbook(
  stream: PassThrough,
  db: Db,
  clock: Clock,
  deps: InboxDeps,
  user: UserActor,
  query: ParsedInboxQuery,
) {
  const ExcelJS = await loadExcel();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream });
  const sheet = workbook.addWorksheet('我的待办', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS.map(({ header, width }) => ({ header, width }));
  const viewer = viewerOf(user, clock, deps);
  const ids = await findInboxIds(db, viewer, query, 0, ALL);
  for (let at = 0; at < ids.length; at += CHUNK) {
    const rows = await readInboxRows(db, deps.findChips, viewer.now, ids.slice(at, at + CHUNK), query.tab === 'assist');
    for (const row of rows) sheet.addRow(COLUMNS.map((column) => column.value(row))).commit();
  }
  sheet.commit();
  await workbook.commit();
}
