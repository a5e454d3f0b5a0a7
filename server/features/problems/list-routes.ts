import { Download, route, type Route } from '../../http/route.js';
import { verbRoutes } from '../../http/verb-routes.js';
import type { UserActor } from '../../shared/actor.js';
import type { CommandContext } from '../../shared/command-context.js';
import { addNeed } from './add-need.js';
import { findMeasures } from './find-measures.js';
import { exportNeeds } from './export-lists.js';
import { findNeeds } from './find-needs.js';
import { getNeed } from './get-need.js';
import { changeNeed, withdrawNeed } from './keep-need.js';
import { linkNeed } from './link-need.js';
import { addMeasure, changeMeasure } from './keep-measure.js';
import { XLSX } from '../../shared/write-workbook.js';
import * as schemas from './problems-schemas.js';

const tag = '问题与三个清单';
const userOf = (context: CommandContext) => context.actor as UserActor; // signed in: the route's access says so

const needVerb = verbRoutes({ path: '/needs', tag, params: schemas.paramsSchema, answer: schemas.actionResultSchema });

/** The need list and the measure list. */
export const listRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/needs',
    summary: '需求清单',
    tag,
    access: 'problem.read',
    query: schemas.needListSchema,
    handle: ({ context, query }) => findNeeds(context.db, userOf(context), query),
  }),
  route({
    method: 'get',
    path: '/needs/export',
    summary: '导出需求',
    tag,
    access: 'problem.read',
    query: schemas.needListSchema,
    handle: ({ context, query }) =>
      Promise.resolve(new Download('需求.xlsx', XLSX, exportNeeds(context.db, userOf(context), query))),
  }),
  route({
    method: 'get',
    path: '/needs/:id',
    summary: '需求详情',
    tag,
    access: 'problem.read',
    params: schemas.paramsSchema,
    handle: ({ context, params }) => getNeed(context.db, userOf(context), params.id),
  }),
  needVerb('change', '修改需求', schemas.changeNeedSchema, changeNeed),
  needVerb('withdraw', '撤回需求', schemas.withdrawNeedSchema, withdrawNeed),
  needVerb('link', '关联问题和措施', schemas.linkNeedSchema, linkNeed),
  route({
    method: 'post',
    path: '/needs',
    summary: '登记需求',
    tag,
    access: 'problem.report',
    body: schemas.newNeedSchema,
    answer: schemas.createdSchema,
    handle: ({ context, body }) => addNeed(context, body),
  }),
  route({
    method: 'get',
    path: '/measures',
    summary: '整改措施清单',
    tag,
    access: 'problem.read',
    query: schemas.measureListSchema,
    handle: ({ context, query }) => findMeasures(context.db, userOf(context), query),
  }),
  route({
    method: 'post',
    path: '/measures',
    summary: '登记整改措施',
    tag,
    access: 'problem.read',
    body: schemas.newMeasureSchema,
    answer: schemas.createdSchema,
    handle: ({ context, body }) => addMeasure(context, body),
  }),
  route({
    method: 'put',
    path: '/measures/:id',
    summary: '修改整改措施',
    tag,
    access: 'problem.read',
    params: schemas.paramsSchema,
    body: schemas.measureSchema,
    handle: ({ context, params, body }) => changeMeasure(context, { ...body, id: params.id }),
  }),
];
