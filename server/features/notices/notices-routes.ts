import { z } from 'zod';
import { route, type Route } from '../../http/route.js';
import { listQuery } from '../../shared/list-query.js';
import { findNotices } from './find-notices.js';
import { readNotices } from './read-notices.js';

const noticeRow = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  body: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  createdAt: z.string(),
  readAt: z.string().nullable(),
});

/** A person's own notices (server/api/admin.ts). */
export function createNoticesRoutes(): Route[] {
  return [
    route({
      method: 'get',
      path: '/notices',
      summary: '我的通知',
      tag: '通知',
      access: 'user',
      query: listQuery(['createdAt']).extend({
        order: z.enum(['asc', 'desc']).default('desc'),
        unread: z
          .enum(['true', 'false'])
          .transform((text) => text === 'true')
          .optional()
          .meta({ title: '未读' }),
        kind: z.string().max(50).optional().meta({ title: '种类' }),
      }),
      answer: z.object({ items: z.array(noticeRow), total: z.number() }),
      handle: ({ context, query }) => findNotices(context.db, context.actor, query),
    }),
    route({
      method: 'post',
      path: '/notices/read',
      summary: '标为已读',
      tag: '通知',
      access: 'user',
      body: z.object({ ids: z.array(z.string().min(1).max(64)).min(1).max(200) }),
      answer: z.object({ read: z.number() }),
      handle: ({ context, body }) => readNotices(context, body.ids),
    }),
  ];
}
