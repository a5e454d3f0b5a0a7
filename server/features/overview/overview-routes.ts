import { z } from 'zod';
import {
  OVERVIEW_COLUMNS,
  OVERVIEW_SUBJECTS,
  type OverviewColumn,
  type OverviewSubject,
} from '../../api/rectifications.js';
import { Download, route, type Route } from '../../http/route.js';
import { listQuery } from '../../shared/list-query.js';
import { XLSX } from '../../shared/write-workbook.js';
import { exportOverview, exportOverviewList } from './export-overview.js';
import { findNextDays } from './find-next-days.js';
import { findOverview } from './find-overview.js';
import { findOverviewList } from './find-overview-list.js';
import type { OverviewDeps } from './overview-deps.js';

const tag = '期限总览';
const columns = Object.keys(OVERVIEW_COLUMNS) as [OverviewColumn, ...OverviewColumn[]];
const subjects = Object.keys(OVERVIEW_SUBJECTS) as [OverviewSubject, ...OverviewSubject[]];
const filter = <T extends z.ZodType>(schema: T) => schema.optional().or(z.literal('').transform(() => undefined));
const kind = { subjectType: filter(z.enum(subjects)).meta({ title: '种类' }) };
const kindSchema = z.object(kind);
const listFilters = {
  ...kind,
  column: filter(z.enum(columns)).meta({ title: '列' }),
  day: filter(z.iso.date()).meta({ title: '到期日' }),
  unitId: filter(z.string().max(100)).meta({ title: '单位' }),
};
const listSchema = listQuery(['dueAt']).extend(listFilters);

/** 期限总览 for those who oversee (server/api/rectifications.ts): numbers, and the list behind each of them. */
export function createOverviewRoutes(deps: OverviewDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/overview',
      summary: '各单位期限总览',
      tag,
      access: 'overview.read',
      query: kindSchema,
      handle: ({ context, query }) => findOverview(context.db, deps, query),
    }),
    route({
      method: 'get',
      path: '/overview/export',
      summary: '导出各单位期限总览',
      tag,
      access: 'overview.read',
      query: kindSchema,
      handle: async ({ context, query }) =>
        new Download('期限总览.xlsx', XLSX, exportOverview(await findOverview(context.db, deps, query))),
    }),
    route({
      method: 'get',
      path: '/overview/list',
      summary: '总览中一个数字的清单',
      tag,
      access: 'overview.read',
      query: listSchema,
      handle: ({ context, query }) => findOverviewList(context.db, deps, query),
    }),
    route({
      method: 'get',
      path: '/overview/list/export',
      summary: '导出总览中一个数字的清单',
      tag,
      access: 'overview.read',
      query: z.object(listFilters),
      handle: ({ context, query }) =>
        Promise.resolve(new Download('期限总览清单.xlsx', XLSX, exportOverviewList(context.db, deps, query))),
    }),
    route({
      method: 'get',
      path: '/overview/next-days',
      summary: '今后十个工作日到期的件数',
      tag,
      access: 'overview.read',
      query: kindSchema,
      handle: ({ context, query }) => findNextDays(context.db, deps, query),
    }),
  ];
}
