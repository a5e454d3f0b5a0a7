import { Download, route, type Route } from '../../http/route.js';
import { approveDraft } from './approve-draft.js';
import { checkDiagram } from './check-diagram.js';
import { createDraft } from './create-draft.js';
import type { DesignerDeps } from './designer-deps.js';
import { requireDesk } from './designer-permissions.js';
import * as schemas from './designer-schemas.js';
import { discardDraft } from './discard-draft.js';
import { findDrafts } from './find-drafts.js';
import { getDraft, getDraftFile } from './get-draft.js';
import { getDraftDiff } from './get-draft-diff.js';
import { importDraft } from './import-draft.js';
import { rejectDraft } from './reject-draft.js';
import { releaseRoutes } from './release-routes.js';
import { saveDraft } from './save-draft.js';
import { submitDraft } from './submit-draft.js';

const tag = '流程设计';

/** Drafts of diagrams, their review and their publication (server/api/designer.ts). Who may is checked by the commands. */
export function createDesignerRoutes(deps: DesignerDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/process-drafts',
      summary: '流程草稿',
      tag,
      access: 'process.read',
      query: schemas.draftListSchema,
      handle: ({ context, query }) => findDrafts(context, deps, query),
    }),
    route({
      method: 'post',
      path: '/process-drafts',
      summary: '起草新版或导入文件',
      tag,
      access: 'process.design',
      body: schemas.newDraftSchema,
      answer: schemas.createdSchema,
      handle: ({ context, body }) =>
        'xml' in body ? importDraft(context, deps, body) : createDraft(context, deps, body),
    }),
    route({
      method: 'post',
      path: '/process-drafts/lint',
      summary: '检查流程图',
      tag,
      access: 'process.read',
      body: schemas.lintSchema,
      answer: schemas.problemsSchema,
      handle: ({ context, body }) => {
        requireDesk(deps, context.actor);
        return checkDiagram(body.xml);
      },
    }),
    route({
      method: 'get',
      path: '/process-drafts/:id',
      summary: '一份草稿',
      tag,
      access: 'process.read',
      params: schemas.draftParamsSchema,
      handle: ({ context, params }) => getDraft(context, deps, params.id),
    }),
    route({
      method: 'get',
      path: '/process-drafts/:id/xml',
      summary: '导出草稿',
      tag,
      access: 'process.read',
      params: schemas.draftParamsSchema,
      handle: async ({ context, params }) => {
        const { name, xml } = await getDraftFile(context, deps, params.id);
        return new Download(name, 'application/xml; charset=utf-8', Buffer.from(xml, 'utf8'));
      },
    }),
    route({
      method: 'get',
      path: '/process-drafts/:id/diff',
      summary: '与现行版本比较',
      tag,
      access: 'process.read',
      params: schemas.draftParamsSchema,
      handle: ({ context, params }) => getDraftDiff(context, deps, params.id),
    }),
    route({
      method: 'put',
      path: '/process-drafts/:id',
      summary: '保存草稿',
      tag,
      access: 'process.design',
      params: schemas.draftParamsSchema,
      body: schemas.saveSchema,
      answer: schemas.savedSchema,
      handle: ({ context, params, body }) => saveDraft(context, deps, { ...body, id: params.id }),
    }),
    route({
      method: 'post',
      path: '/process-drafts/:id/submit',
      summary: '提交发布',
      tag,
      access: 'process.design',
      params: schemas.draftParamsSchema,
      body: schemas.submitSchema,
      answer: schemas.actionResultSchema,
      handle: ({ context, params, body }) => submitDraft(context, deps, { ...body, id: params.id }),
    }),
    route({
      method: 'post',
      path: '/process-drafts/:id/approve',
      summary: '同意发布',
      tag,
      access: 'process.approve',
      params: schemas.draftParamsSchema,
      body: schemas.reviewSchema,
      answer: schemas.actionResultSchema,
      handle: ({ context, params, body }) => approveDraft(context, deps, { ...body, id: params.id }),
    }),
    route({
      method: 'post',
      path: '/process-drafts/:id/reject',
      summary: '退回草稿',
      tag,
      access: 'process.approve',
      params: schemas.draftParamsSchema,
      body: schemas.reviewSchema,
      answer: schemas.actionResultSchema,
      handle: ({ context, params, body }) => rejectDraft(context, deps, { ...body, id: params.id }),
    }),
    route({
      method: 'post',
      path: '/process-drafts/:id/discard',
      summary: '放弃草稿',
      tag,
      access: 'process.design',
      params: schemas.draftParamsSchema,
      body: schemas.emptySchema,
      answer: schemas.actionResultSchema,
      handle: ({ context, params }) => discardDraft(context, deps, { id: params.id }),
    }),
    ...releaseRoutes(deps),
  ];
}
