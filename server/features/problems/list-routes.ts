import { route, type Route } from '../../http/route.js';
import type { UserActor } from '../../shared/actor.js';
import type { CommandContext } from '../../shared/command-context.js';
import { addNeed } from './add-need.js';
import { findMeasures } from './find-measures.js';
import { findNeeds } from './find-needs.js';
import { addMeasure, changeMeasure } from './keep-measure.js';
import * as schemas from './problems-schemas.js';

const tag = '问题与三个清单';
const userOf = (context: CommandContext) => context.actor as UserActor; // signed in: the route's access says so

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
