import type { Readable } from 'node:stream';
import {
  OVERVIEW_COLUMNS,
  OVERVIEW_SUBJECTS,
  type OverviewColumn,
  type OverviewItem,
  type OverviewRow,
} from '../../api/rectifications.js';
import type { Db } from '../../db.js';
import { cellTime, writeWorkbook, type WorkbookColumn } from '../../shared/write-workbook.js';
import { findOverviewList, type FindOverviewList } from './find-overview-list.js';
import type { OverviewDeps } from './overview-deps.js';
import { CLOCK_COLUMNS } from './overview-things.js';

const CHUNK = 200;

const TABLE: WorkbookColumn<OverviewRow>[] = [
  { header: '单位', width: 28, value: (row) => row.unitName },
  ...(Object.keys(OVERVIEW_COLUMNS) as OverviewColumn[]).map((column) => ({
    header: OVERVIEW_COLUMNS[column],
    width: 10,
    value: (row: OverviewRow) => row.counts[column],
  })),
  {
    header: '合计',
    width: 10,
    value: (row) => CLOCK_COLUMNS.reduce((sum, column) => sum + row.counts[column], 0),
  },
];

const LIST: WorkbookColumn<OverviewItem>[] = [
  { header: '种类', width: 10, value: (row) => OVERVIEW_SUBJECTS[row.subjectType] },
  { header: '编号', width: 22, value: (row) => row.number },
  { header: '事项', width: 40, value: (row) => row.title },
  { header: '单位', width: 26, value: (row) => row.unitName },
  { header: '期限', width: 28, value: (row) => row.deadline?.text ?? '' },
  { header: '到期时间', width: 18, value: (row) => cellTime(row.deadline?.dueAt ?? null) },
  { header: '最近催办', width: 18, value: (row) => cellTime(row.lastRemindedAt) },
];

/** The table as it is on the screen. */
export const exportOverview = (rows: readonly OverviewRow[]): Readable =>
  writeWorkbook(
    '期限总览',
    TABLE,
    (async function* () {
      yield await Promise.resolve(rows);
    })(),
  );

/** The list behind a number, every page of it. */
export const exportOverviewList = (
  db: Db,
  deps: OverviewDeps,
  query: Omit<FindOverviewList, 'page' | 'pageSize'>,
): Readable => writeWorkbook('清单', LIST, pages(db, deps, query));

async function* pages(db: Db, deps: OverviewDeps, query: Omit<FindOverviewList, 'page' | 'pageSize'>) {
  for (let page = 1; ; page++) {
    const { items } = await findOverviewList(db, deps, { ...query, page, pageSize: CHUNK });
    yield items;
    if (items.length < CHUNK) return;
  }
}
