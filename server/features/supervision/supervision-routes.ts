import type { z } from 'zod';
import type { ActionResult } from '../../api/applications.js';
import type { Permission } from '../../api/session.js';
import { route, type Route } from '../../http/route.js';
import type { UserActor } from '../../shared/actor.js';
import type { CommandContext } from '../../shared/command-context.js';
import { localDay } from '../../shared/local-day.js';
import { findBulletin } from './find-bulletin.js';
import { findReminders } from './find-reminders.js';
import { findSupervisions } from './find-supervisions.js';
import { getSupervision } from './get-supervision.js';
import { liftOrder } from './lift-order.js';
import { orderSupervision } from './order-supervision.js';
import { replyToOrder } from './reply-to-order.js';
import { followUpOrder, reviewOrder } from './review-order.js';
import { sendReminders } from './send-reminders.js';
import { signForOrder } from './sign-for-order.js';
import type { SupervisionDeps } from './supervision-deps.js';
import * as schemas from './supervision-schemas.js';

const tag = '督办';
const userOf = (context: CommandContext) => context.actor as UserActor; // signed in: the route's access says so

/** 督办, 催办 and 通报 (server/api/supervision.ts). Unit and person are checked by the commands. */
export function createSupervisionRoutes(deps: SupervisionDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/supervision-orders',
      summary: '督办单列表',
      tag,
      access: 'supervision.read',
      query: schemas.listSchema,
      handle: ({ context, query }) => findSupervisions(context.db, deps, userOf(context), query),
    }),
    route({
      method: 'get',
      path: '/supervision-orders/:id',
      summary: '督办单详情',
      tag,
      access: 'supervision.read',
      params: schemas.paramsSchema,
      handle: ({ context, params }) => getSupervision(context.db, deps, userOf(context), params.id),
    }),
    route({
      method: 'post',
      path: '/supervision-orders',
      summary: '发起督办',
      tag,
      access: 'supervision.order',
      body: schemas.orderSchema,
      handle: ({ context, body }) => orderSupervision(context, deps, body),
    }),
    verb('sign-for', '签收督办单', 'supervision.read', schemas.signForSchema, (context, input) =>
      signForOrder(context, deps, input),
    ),
    verb('reply', '回复督办', 'supervision.read', schemas.replySchema, (context, input) =>
      replyToOrder(context, deps, input),
    ),
    verb('review', '审核督办回复', 'supervision.order', schemas.reviewSchema, (context, input) =>
      reviewOrder(context, deps, input),
    ),
    verb('follow-up', '回头看', 'supervision.order', schemas.reviewSchema, (context, input) =>
      followUpOrder(context, deps, input),
    ),
    verb('lift', '解除督办', 'supervision.order', schemas.liftSchema, (context, input) =>
      liftOrder(context, deps, input),
    ),
    ...reminders(deps),
  ];
}

const reminders = (deps: SupervisionDeps): Route[] => [
  route({
    method: 'get',
    path: '/bulletins',
    summary: '通报',
    tag,
    access: 'supervision.read',
    query: schemas.bulletinSchema,
    handle: ({ context, query }) =>
      findBulletin(context.db, deps, query.month ?? localDay(deps.clock.now()).slice(0, 7)),
  }),
  route({
    method: 'get',
    path: '/reminders',
    summary: '催办记录',
    tag,
    access: 'user',
    query: schemas.remindersSchema,
    handle: ({ context, query }) => findReminders(context.db, deps, userOf(context), query),
  }),
  route({
    method: 'post',
    path: '/reminders',
    summary: '催办（一件或多件）',
    tag,
    access: 'item.remind',
    body: schemas.remindSchema,
    handle: ({ context, body }) => sendReminders(context, deps, body),
  }),
];

/** One verb of an order. Open to whoever may read or order: its command knows who may, and says who else when refusing. */
function verb<Body extends object>(
  name: string,
  summary: string,
  access: Permission,
  body: z.ZodType<Body>,
  run: (context: CommandContext, input: Body & { id: string }) => Promise<ActionResult>,
): Route {
  return route({
    method: 'post',
    path: `/supervision-orders/:id/${name}`,
    summary,
    tag,
    access,
    params: schemas.paramsSchema,
    body,
    answer: schemas.actionResultSchema,
    handle: ({ context, params, body: input }) => run(context, { ...input, id: params.id }),
  });
}
