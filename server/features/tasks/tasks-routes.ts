import { Download, route, type Route } from '../../http/route.js';
import { claimTasks, type ClaimDeps } from './claim-tasks.js';
import { exportInbox } from './export-inbox.js';
import { findInbox, findInboxCounts, type InboxDeps } from './find-inbox.js';
import { releaseTask } from './release-task.js';
import { requireUser } from './task-viewer.js';
import {
  claimResultSchema,
  claimSchema,
  inboxCountsSchema,
  inboxPageSchema,
  inboxQuerySchema,
  taskParamsSchema,
} from './tasks-schemas.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const tag = '待办';

/** The inbox and taking tasks from it (server/api/inbox.ts). */
export function createTasksRoutes(deps: InboxDeps & ClaimDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/inbox',
      summary: '我的待办',
      tag,
      access: 'user',
      query: inboxQuerySchema,
      answer: inboxPageSchema,
      handle: ({ context, query }) => findInbox(context.db, context.clock, deps, requireUser(context.actor), query),
    }),
    route({
      method: 'get',
      path: '/inbox/counts',
      summary: '各类待办的件数',
      tag,
      access: 'user',
      answer: inboxCountsSchema,
      handle: ({ context }) => findInboxCounts(context.db, context.clock, deps, requireUser(context.actor)),
    }),
    route({
      method: 'get',
      path: '/inbox/export',
      summary: '导出待办清单',
      tag,
      access: 'user',
      query: inboxQuerySchema,
      handle: async ({ context, query }) =>
        new Download(
          '我的待办.xlsx',
          XLSX,
          exportInbox(context.db, context.clock, deps, requireUser(context.actor), query),
        ),
    }),
    route({
      method: 'post',
      path: '/tasks/claim',
      summary: '领取任务',
      tag,
      access: 'user',
      body: claimSchema,
      answer: claimResultSchema,
      handle: ({ context, body }) => claimTasks(context, deps, body),
    }),
    route({
      method: 'post',
      path: '/tasks/:id/release',
      summary: '退领任务',
      tag,
      access: 'user',
      params: taskParamsSchema,
      handle: ({ context, params }) => releaseTask(context, deps, { taskId: params.id }),
    }),
  ];
}
