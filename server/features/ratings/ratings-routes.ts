import { z } from 'zod';
import { RATING_LEVELS, type RatingLevel } from '../../api/ratings.js';
import { Download, route, type Route } from '../../http/route.js';
import { instantAt, parseDay } from '../../shared/calendar/day-number.js';
import { listQuery } from '../../shared/list-query.js';
import { exportRatings } from './export-ratings.js';
import { findRatings } from './find-ratings.js';
import { getRatingPage } from './get-rating-page.js';
import type { RatingDeps } from './rating-deps.js';
import { submitRating } from './submit-rating.js';

const levels = Object.keys(RATING_LEVELS) as [RatingLevel, ...RatingLevel[]];
const token = z.object({ token: z.string().min(1).max(200) });
const query = listQuery(['ratedAt']).extend({
  order: z.enum(['asc', 'desc']).default('desc'),
  negative: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .meta({ title: '差评' }),
  level: z.enum(levels).optional().meta({ title: '满意程度' }),
  from: z.iso.date().optional().meta({ title: '起' }),
  to: z.iso.date().optional().meta({ title: '止' }),
});

const ratingRow = z.object({
  id: z.string(),
  applicationId: z.string(),
  number: z.string(),
  oneThingName: z.string(),
  level: z.string(),
  isNegative: z.boolean(),
  tags: z.array(z.string()),
  comment: z.string().nullable(),
  ratedAt: z.string(),
});

const ratingPage = z.object({
  oneThingName: z.string(),
  number: z.string(),
  level: z.enum(levels).nullable(),
  tags: z.object({ negative: z.array(z.string()), positive: z.array(z.string()) }),
  closed: z.boolean(),
});

const ratingBody = z.object({
  level: z.enum(levels).optional(),
  tags: z.array(z.string().max(50)).max(20).optional(),
  comment: z.string().max(500, '意见不超过 500 字').optional(),
});

/** Days of a filter are whole days in the product's time zone, both included. */
const days = ({ from, to }: { from?: string | undefined; to?: string | undefined }) => ({
  from: from ? instantAt(parseDay(from), 0) : undefined,
  to: to ? instantAt(parseDay(to) + 1, 0) : undefined,
});

/** 好差评: the list of 行风办 and 监督, and the applicant's link. */
export function createRatingsRoutes(deps: RatingDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/ratings',
      summary: '评价列表',
      tag: '好差评',
      access: 'rating.read',
      query,
      answer: z.object({ items: z.array(ratingRow), total: z.number() }),
      handle: ({ context, query: asked }) => findRatings(context.db, { ...asked, ...days(asked) }),
    }),
    route({
      method: 'get',
      path: '/ratings/export',
      summary: '导出评价',
      tag: '好差评',
      access: 'rating.read',
      query,
      async handle({ context, query: asked }) {
        const content = await exportRatings(context.db, { ...asked, ...days(asked) }, asked.order);
        return new Download('评价.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content);
      },
    }),
    route({
      method: 'get',
      path: '/portal/ratings/:token',
      summary: '评价页',
      tag: '办事大厅',
      access: 'public',
      params: token,
      answer: ratingPage,
      handle: ({ context, params }) => getRatingPage(context.db, deps, context.clock.now(), params.token),
    }),
    route({
      method: 'post',
      path: '/portal/ratings/:token',
      summary: '提交评价',
      tag: '办事大厅',
      access: 'public',
      params: token,
      body: ratingBody,
      answer: z.object({ level: z.enum(levels), message: z.string() }),
      handle: ({ context, params, body }) => submitRating(context, deps, { ...body, token: params.token }),
    }),
  ];
}
