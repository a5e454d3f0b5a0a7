import { z } from 'zod';
import { OVERVIEW_COLUMNS, type OverviewColumn } from '../../api/rectifications.js';
import { route, type Route } from '../../http/route.js';
import { listQuery } from '../../shared/list-query.js';
import { findNextDays } from './find-next-days.js';
import { findOverview } from './find-overview.js';
import { findOverviewList } from './find-overview-list.js';
import type { OverviewDeps } from './overview-deps.js';

const tag = '期限总览';
const columns = Object.keys(OVERVIEW_COLUMNS) as [OverviewColumn, ...OverviewColumn[]];
const listSchema = listQuery(['dueAt']).extend({
  column: z.enum(columns).meta({ title: '列' }),
  unitId: z
    .string()
    .max(100)
    .optional()
    .transform((text) => text || undefined)
    .meta({ title: '单位' }),
});

/** 期限总览 for those who oversee (server/api/rectifications.ts): numbers, and the list behind each of them. */
export function createOverviewRoutes(deps: OverviewDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/overview',
      summary: '各单位期限总览',
      tag,
      access: 'overview.read',
      handle: ({ context }) => findOverview(context.db, deps),
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
      path: '/overview/next-days',
      summary: '今后十个工作日到期的件数',
      tag,
      access: 'overview.read',
      handle: ({ context }) => findNextDays(context.db, deps),
    }),
  ];
}
