import { Download, route, type Route } from '../../http/route.js';
import type { UserActor } from '../../shared/actor.js';
import type { CommandContext } from '../../shared/command-context.js';
import { XLSX } from '../../shared/write-workbook.js';
import type { ApplicationDeps } from './application-deps.js';
import * as schemas from './applications-schemas.js';
import { clearGreenChannel } from './clear-green-channel.js';
import { createDraft } from './create-draft.js';
import { exportApplications } from './export-applications.js';
import { findApplications } from './find-applications.js';
import { getApplication } from './get-application.js';
import { markGreenChannel } from './mark-green-channel.js';
import { precheckApplication } from './precheck-application.js';
import { saveDraft } from './save-draft.js';
import { submitApplication } from './submit-application.js';
import { supplyCorrection } from './supply-correction.js';
import { withdrawApplication } from './withdraw-application.js';

const tag = '申请';
const userOf = (context: CommandContext) => context.actor as UserActor; // signed in: the route's access says so

/** Applications in the console: list, page, counter filing and the verbs (server/api/applications.ts). */
export function createApplicationsRoutes(deps: ApplicationDeps): Route[] {
  return [...readRoutes(deps), ...filingRoutes(deps), ...verbRoutes(deps)];
}

const readRoutes = (deps: ApplicationDeps): Route[] => [
  route({
    method: 'get',
    path: '/applications',
    summary: '申请列表',
    tag,
    access: 'application.read',
    query: schemas.applicationListSchema,
    handle: ({ context, query }) => findApplications(context.db, deps, userOf(context), query),
  }),
  route({
    method: 'get',
    path: '/applications/export',
    summary: '导出申请',
    tag,
    access: 'application.read',
    query: schemas.applicationListSchema,
    handle: ({ context, query }) =>
      Promise.resolve(new Download('申请.xlsx', XLSX, exportApplications(context.db, deps, userOf(context), query))),
  }),
  route({
    method: 'get',
    path: '/applications/:id',
    summary: '申请详情',
    tag,
    access: 'application.read',
    params: schemas.applicationParamsSchema,
    handle: ({ context, params }) => getApplication(context.db, deps, userOf(context), params.id),
  }),
];

const filingRoutes = (deps: ApplicationDeps): Route[] => [
  route({
    method: 'post',
    path: '/applications',
    summary: '柜员代办：新建申请',
    tag,
    access: 'application.file',
    body: schemas.createDraftSchema,
    answer: schemas.createdSchema,
    handle: async ({ context, body }) => ({ id: (await createDraft(context, deps, body)).id }),
  }),
  route({
    method: 'put',
    path: '/applications/:id/draft',
    summary: '柜员代办：保存草稿',
    tag,
    access: 'application.file',
    params: schemas.applicationParamsSchema,
    body: schemas.saveDraftSchema,
    answer: schemas.savedSchema,
    handle: ({ context, params, body }) => saveDraft(context, deps, { ...body, id: params.id }),
  }),
  route({
    method: 'post',
    path: '/applications/:id/submit',
    summary: '柜员代办：提交申请',
    tag,
    access: 'application.file',
    params: schemas.applicationParamsSchema,
    body: schemas.submitSchema,
    answer: schemas.submittedSchema,
    handle: ({ context, params, body }) => submitApplication(context, deps, { ...body, id: params.id }),
  }),
];

const verbRoutes = (deps: ApplicationDeps): Route[] => [
  route({
    method: 'post',
    path: '/applications/:id/precheck',
    summary: '预审',
    tag,
    access: 'application.precheck',
    params: schemas.applicationParamsSchema,
    body: schemas.precheckSchema,
    answer: schemas.actionResultSchema,
    handle: ({ context, params, body }) => precheckApplication(context, deps, { ...body, id: params.id }),
  }),
  route({
    method: 'post',
    path: '/applications/:id/withdraw',
    summary: '代申请人撤回',
    tag,
    access: 'application.file',
    params: schemas.applicationParamsSchema,
    body: schemas.withdrawSchema,
    answer: schemas.actionResultSchema,
    handle: ({ context, params, body }) => withdrawApplication(context, deps, { ...body, id: params.id }),
  }),
  route({
    method: 'post',
    path: '/applications/:id/mark-green-channel',
    summary: '标为绿色通道',
    tag,
    access: 'application.read',
    params: schemas.applicationParamsSchema,
    body: schemas.markGreenChannelSchema,
    answer: schemas.actionResultSchema,
    handle: ({ context, params, body }) => markGreenChannel(context, deps, { ...body, id: params.id }),
  }),
  route({
    method: 'post',
    path: '/applications/:id/clear-green-channel',
    summary: '取消绿色通道',
    tag,
    access: 'application.read',
    params: schemas.applicationParamsSchema,
    body: schemas.clearGreenChannelSchema,
    answer: schemas.actionResultSchema,
    handle: ({ context, params, body }) => clearGreenChannel(context, deps, { ...body, id: params.id }),
  }),
  route({
    method: 'post',
    path: '/applications/:id/corrections/:correctionId/supply',
    summary: '代申请人补正',
    tag,
    access: 'application.file',
    params: schemas.correctionParamsSchema,
    body: schemas.supplySchema,
    answer: schemas.suppliedSchema,
    handle: ({ context, params, body }) =>
      supplyCorrection(context, deps, { applicationId: params.id, correctionId: params.correctionId, form: body.form }),
  }),
];
