import { Download, route, type Route } from '../../http/route.js';
import { verbRoutes } from '../../http/verb-routes.js';
import type { UserActor } from '../../shared/actor.js';
import type { CommandContext } from '../../shared/command-context.js';
import { XLSX } from '../../shared/write-workbook.js';
import { assignUnit } from './assign-unit.js';
import { decideItem } from './decide-item.js';
import { endSuspension } from './end-suspension.js';
import { exportItems } from './export-items.js';
import { findItems } from './find-items.js';
import { getItem } from './get-item.js';
import type { ItemDeps } from './item-deps.js';
import * as schemas from './items-schemas.js';
import { remindItem } from './remind-item.js';
import { replyAssist } from './reply-assist.js';
import { requestAssist } from './request-assist.js';
import { requestItemCorrection } from './request-item-correction.js';
import { returnItem } from './return-item.js';
import { suspendItem } from './suspend-item.js';
import { transferItem } from './transfer-item.js';
import { withdrawItem } from './withdraw-item.js';

const tag = '分办件';

const verb = verbRoutes({
  path: '/items',
  tag,
  params: schemas.itemParamsSchema,
  answer: schemas.actionResultSchema,
});
const userOf = (context: CommandContext) => context.actor as UserActor; // signed in: the route's access says so

/** The items of applications and their verbs (server/api/applications.ts). Unit and role are checked by the commands. */
export function createItemsRoutes(deps: ItemDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/items',
      summary: '分办件列表',
      tag,
      access: 'application.read',
      query: schemas.itemListSchema,
      handle: ({ context, query }) => findItems(context.db, deps, userOf(context), query),
    }),
    route({
      method: 'get',
      path: '/items/export',
      summary: '导出分办件',
      tag,
      access: 'application.read',
      query: schemas.itemListSchema,
      handle: ({ context, query }) =>
        Promise.resolve(new Download('分办件.xlsx', XLSX, exportItems(context.db, deps, userOf(context), query))),
    }),
    route({
      method: 'get',
      path: '/items/:id',
      summary: '分办件详情',
      tag,
      access: 'user', // who is asked to assist may be of any post
      params: schemas.itemParamsSchema,
      handle: ({ context, params }) => getItem(context.db, deps, userOf(context), params.id),
    }),
    verb('decide', '办结或不予办理', schemas.decideSchema, (context, input) => decideItem(context, deps, input)),
    verb('request-correction', '要求补正', schemas.requestCorrectionSchema, (context, input) =>
      requestItemCorrection(context, deps, input),
    ),
    verb('suspend', '启动特别程序', schemas.suspendSchema, (context, input) => suspendItem(context, deps, input)),
    verb('end-suspension', '结束特别程序', schemas.endSuspensionSchema, (context, input) =>
      endSuspension(context, deps, input),
    ),
    verb('return', '退回（非本单位职责）', schemas.returnSchema, (context, input) => returnItem(context, deps, input)),
    verb('transfer', '转办', schemas.transferSchema, (context, input) => transferItem(context, deps, input)),
    verb('assist', '请求协办', schemas.assistSchema, (context, input) => requestAssist(context, deps, input)),
    verb('withdraw', '撤回', schemas.withdrawSchema, (context, input) => withdrawItem(context, deps, input)),
    verb('remind', '催办', schemas.remindSchema, (context, input) => remindItem(context, deps, input)),
    verb('assign-unit', '指定承办单位', schemas.assignUnitSchema, (context, input) => assignUnit(context, deps, input)),
    route({
      method: 'post',
      path: '/items/:id/assists/:assistId/reply',
      summary: '回复协办意见',
      tag,
      access: 'user',
      params: schemas.assistParamsSchema,
      body: schemas.replySchema,
      answer: schemas.actionResultSchema,
      handle: ({ context, params, body }) => replyAssist(context, deps, { ...params, reply: body.reply }),
    }),
  ];
}
