import type { z } from 'zod';
import type { BulkResult } from '../../api/operations.js';
import { route, type Route } from '../../http/route.js';
import type { CommandContext } from '../../shared/command-context.js';
import { cancelCaseProcesses } from './cancel-case-process.js';
import { dropOutboxRows } from './drop-outbox-rows.js';
import { findIncidents } from './find-incidents.js';
import { findOperations } from './find-operations.js';
import { findOutboxRows } from './find-outbox-rows.js';
import { findStuckSteps } from './find-stuck-steps.js';
import { handToPerson } from './hand-to-person.js';
import type { OperationsDeps } from './operations-deps.js';
import * as schemas from './operations-schemas.js';
import { resendOutboxRows } from './resend-outbox-rows.js';
import { resolveIncidents } from './resolve-incidents.js';
import { retryIncidents } from './retry-incidents.js';

const tag = '运行维护';
const access = 'operations.manage';

/** Health, what is stuck, and what can be done about it (server/api/operations.ts). */
export function createOperationsRoutes(deps: OperationsDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/operations/status',
      summary: '运行状态',
      tag,
      access,
      answer: schemas.statusSchema,
      handle: ({ context }) => findOperations(context.db, deps, context.clock.now()),
    }),
    route({
      method: 'get',
      path: '/operations/incidents',
      summary: '异常',
      tag,
      access,
      query: schemas.incidentsQuerySchema,
      answer: schemas.incidentPageSchema,
      handle: ({ context, query }) => findIncidents(context.db, query),
    }),
    route({
      method: 'get',
      path: '/operations/stuck-jobs',
      summary: '卡住的环节',
      tag,
      access,
      query: schemas.stuckJobsQuerySchema,
      answer: schemas.stuckJobPageSchema,
      handle: ({ context, query }) => findStuckSteps(context.db, deps, context.clock.now(), query),
    }),
    route({
      method: 'get',
      path: '/operations/outbox',
      summary: '没有送到流程引擎的指令',
      tag,
      access,
      query: schemas.outboxQuerySchema,
      answer: schemas.outboxPageSchema,
      handle: ({ context, query }) => findOutboxRows(context.db, query),
    }),
    verb('retry', '重试失败的步骤（一个或多个）', schemas.retrySchema, (context, input) =>
      retryIncidents(context, deps, input),
    ),
    verb('resolve', '解除异常并继续（一个或多个）', schemas.resolveSchema, (context, input) =>
      resolveIncidents(context, deps, input),
    ),
    verb('hand-over', '把卡住的步骤交人跟进（一个或多个）', schemas.handOverSchema, (context, input) =>
      handToPerson(context, deps, input),
    ),
    verb('cancel', '停止流程（一个或多个）', schemas.cancelSchema, (context, input) =>
      cancelCaseProcesses(context, deps, input),
    ),
    verb('resend', '重发没有送达的指令（一条或多条）', schemas.resendSchema, (context, input) =>
      resendOutboxRows(context, deps, input),
    ),
    verb('drop', '放弃流程引擎拒绝的指令（一条或多条）', schemas.dropSchema, (context, input) =>
      dropOutboxRows(context, deps, input),
    ),
  ];
}

/** One verb of one or many. */
function verb<Body extends object>(
  name: string,
  summary: string,
  body: z.ZodType<Body>,
  run: (context: CommandContext, input: Body) => Promise<BulkResult>,
): Route {
  return route({
    method: 'post',
    path: `/operations/${name}`,
    summary,
    tag,
    access,
    body,
    answer: schemas.bulkResultSchema,
    handle: ({ context, body: input }) => run(context, input),
  });
}
