import type { Readable } from 'node:stream';
import { PROBLEM_SOURCES, PROBLEM_STATUSES } from '../../api/loop-states.js';
import {
  NEED_STATUSES,
  STATISTIC_DIMENSIONS,
  type NeedRow,
  type ProblemRow,
  type StatisticDimension,
  type StatisticRow,
} from '../../api/problems.js';
import type { Page } from '../../api/list.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { cellTime, writeWorkbook, type WorkbookColumn } from '../../shared/write-workbook.js';
import { findNeeds, type FindNeeds } from './find-needs.js';
import { findProblems, type FindProblems } from './find-problems.js';
import { findStatistics } from './find-statistics.js';
import type { ProblemFilter } from './problem-filter.js';

const CHUNK = 200;

const PROBLEM_COLUMNS: WorkbookColumn<ProblemRow>[] = [
  { header: '编号', width: 18, value: (row) => row.number },
  { header: '问题', width: 40, value: (row) => row.title },
  { header: '来源', width: 8, value: (row) => PROBLEM_SOURCES[row.source] },
  { header: '事项', width: 20, value: (row) => row.serviceItemName },
  { header: '体验途径', width: 10, value: (row) => row.experienceChannel },
  { header: '问题类', width: 18, value: (row) => row.className ?? '' },
  { header: '责任单位', width: 24, value: (row) => row.unitName ?? '' },
  { header: '措施', width: 6, value: (row) => row.measures },
  { header: '整改', width: 18, value: (row) => row.rectificationNumber ?? '' },
  { header: '状态', width: 12, value: (row) => PROBLEM_STATUSES[row.status] },
  { header: '提出时间', width: 18, value: (row) => cellTime(row.createdAt) },
];

const NEED_COLUMNS: WorkbookColumn<NeedRow>[] = [
  { header: '编号', width: 18, value: (row) => row.number },
  { header: '需求', width: 50, value: (row) => row.description },
  { header: '事项', width: 20, value: (row) => row.serviceItemName },
  { header: '提出人职务', width: 16, value: (row) => row.reporterPost },
  { header: '提出单位', width: 24, value: (row) => row.unitName ?? '' },
  { header: '问题', width: 6, value: (row) => row.problems },
  { header: '措施', width: 6, value: (row) => row.measures },
  { header: '状态', width: 10, value: (row) => NEED_STATUSES[row.status] },
  { header: '提出时间', width: 18, value: (row) => cellTime(row.createdAt) },
];

/** Every row that the problem list shows with this filter. */
export const exportProblems = (db: Db, actor: UserActor, query: FindProblems): Readable =>
  writeWorkbook(
    '问题',
    PROBLEM_COLUMNS,
    pages((page) => findProblems(db, actor, { ...query, ...page })),
  );

/** Every row that the need list shows with this filter. */
export const exportNeeds = (db: Db, actor: UserActor, query: FindNeeds): Readable =>
  writeWorkbook(
    '需求',
    NEED_COLUMNS,
    pages((page) => findNeeds(db, actor, { ...query, ...page })),
  );

const STATISTIC_COLUMNS: WorkbookColumn<StatisticRow & { dimension: string }>[] = [
  { header: '统计口径', width: 12, value: (row) => row.dimension },
  { header: '名称', width: 36, value: (row) => row.label },
  { header: '问题数', width: 10, value: (row) => row.count },
  { header: '重复提出', width: 10, value: (row) => row.repeats },
];

/** Every number of the statistics page. */
export const exportStatistics = (db: Db, actor: UserActor, filter: ProblemFilter): Readable =>
  writeWorkbook('问题统计', STATISTIC_COLUMNS, statisticRows(db, actor, filter));

async function* statisticRows(db: Db, actor: UserActor, filter: ProblemFilter) {
  const statistics = await findStatistics(db, actor, filter);
  for (const [dimension, name] of Object.entries(STATISTIC_DIMENSIONS) as [StatisticDimension, string][])
    yield statistics[dimension].map((row) => ({ ...row, dimension: name }));
}

async function* pages<Row>(read: (page: { page: number; pageSize: number }) => Promise<Page<Row>>) {
  for (let page = 1; ; page++) {
    const { items } = await read({ page, pageSize: CHUNK });
    yield items;
    if (items.length < CHUNK) return;
  }
}
