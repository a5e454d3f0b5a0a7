import { Download, route, type Route } from '../../http/route.js';
import type { UserActor } from '../../shared/actor.js';
import { invalidArgument } from '../../shared/app-error.js';
import type { CommandContext } from '../../shared/command-context.js';
import { addEvidence } from './add-evidence.js';
import { assignWalkthrough } from './assign-walkthrough.js';
import { cancelWalkthrough } from './cancel-walkthrough.js';
import { endTriage } from './end-triage.js';
import { findScenarios } from './find-scenarios.js';
import { findWalkthroughs } from './find-walkthroughs.js';
import { getEvidenceFile } from './get-evidence-file.js';
import { getHistory } from './get-history.js';
import { getWalkthrough } from './get-walkthrough.js';
import { raiseProblem } from './raise-problem.js';
import { recordStep } from './record-step.js';
import { removeEvidence } from './remove-evidence.js';
import { saveMaterial } from './save-material.js';
import { saveStepDraft } from './save-step-draft.js';
import { submitFeedback } from './submit-feedback.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';
import * as schemas from './walkthroughs-schemas.js';

const tag = '走流程';
const userOf = (context: CommandContext) => context.actor as UserActor; // signed in: the route's access says so

/** The walks and their verbs (server/api/walkthroughs.ts). Whose a walk is is checked by commands and queries. */
export function createWalkthroughsRoutes(deps: WalkthroughDeps): Route[] {
  return [...queries(deps), ...office(deps), ...steps(deps), ...feedback(deps)];
}

const queries = (deps: WalkthroughDeps): Route[] => [
  route({
    method: 'get',
    path: '/scenarios',
    summary: '走流程场景',
    tag,
    access: 'user',
    handle: ({ context }) => findScenarios(context.db),
  }),
  route({
    method: 'get',
    path: '/walkthroughs',
    summary: '走流程列表：本人的，或全部（行风办）',
    tag,
    access: 'user',
    query: schemas.listSchema,
    handle: ({ context, query }) => findWalkthroughs(context.db, deps, userOf(context), query),
  }),
  route({
    method: 'get',
    path: '/walkthroughs/:id',
    summary: '走流程详情',
    tag,
    access: 'user',
    params: schemas.paramsSchema,
    handle: ({ context, params }) => getWalkthrough(context.db, deps, userOf(context), params.id),
  }),
  route({
    method: 'get',
    path: '/walkthroughs/:id/history',
    summary: '历史办件统计',
    tag,
    access: 'user',
    params: schemas.paramsSchema,
    handle: ({ context, params }) => getHistory(context.db, deps, userOf(context), params.id),
  }),
];

const office = (deps: WalkthroughDeps): Route[] => [
  route({
    method: 'post',
    path: '/walkthroughs',
    summary: '派出走流程',
    tag,
    access: 'walkthrough.assign',
    body: schemas.assignSchema,
    answer: schemas.createdSchema,
    handle: ({ context, body }) => assignWalkthrough(context, deps, body),
  }),
  route({
    method: 'post',
    path: '/walkthroughs/:id/triage',
    summary: '结束归口整理',
    tag,
    access: 'user',
    params: schemas.paramsSchema,
    body: schemas.emptySchema,
    answer: schemas.actionResultSchema,
    handle: ({ context, params, body }) => endTriage(context, deps, { ...body, ...params }),
  }),
  route({
    method: 'post',
    path: '/walkthroughs/:id/cancel',
    summary: '取消走流程',
    tag,
    access: 'user',
    params: schemas.paramsSchema,
    body: schemas.cancelSchema,
    answer: schemas.actionResultSchema,
    handle: ({ context, params, body }) => cancelWalkthrough(context, deps, { ...body, ...params }),
  }),
];

const steps = (deps: WalkthroughDeps): Route[] => [
  route({
    method: 'put',
    path: '/walkthroughs/:id/steps/:kind/draft',
    summary: '保存步骤草稿',
    tag,
    access: 'user',
    params: schemas.stepParamsSchema,
    body: schemas.draftSchema,
    handle: ({ context, params, body }) => saveStepDraft(context, deps, { ...params, ...body }),
  }),
  route({
    method: 'post',
    path: '/walkthroughs/:id/steps/:kind',
    summary: '记录步骤',
    tag,
    access: 'user',
    params: schemas.stepParamsSchema,
    body: schemas.recordSchema,
    answer: schemas.actionResultSchema,
    handle: ({ context, params, body }) => recordStep(context, deps, { ...body, ...params }),
  }),
  route({
    method: 'post',
    path: '/walkthroughs/:id/steps/:kind/evidence',
    summary: '上传凭证',
    tag,
    access: 'user',
    params: schemas.stepParamsSchema,
    body: schemas.evidenceSchema,
    upload: true,
    handle: async ({ context, params, body, file }) => {
      if (!file) throw invalidArgument('Expected a file', '请选择要上传的照片或文件');
      return addEvidence(context, deps, {
        ...params,
        evidenceKind: body.kind,
        note: body.note,
        fileName: file.name,
        content: file.content,
      });
    },
  }),
  route({
    method: 'delete',
    path: '/walkthroughs/:id/steps/:kind/evidence/:evidenceId',
    summary: '删除凭证',
    tag,
    access: 'user',
    params: schemas.evidenceParamsSchema,
    handle: ({ context, params }) => removeEvidence(context, params),
  }),
  route({
    method: 'get',
    path: '/walkthroughs/:id/steps/:kind/evidence/:evidenceId/file',
    summary: '查看凭证',
    tag,
    access: 'user',
    params: schemas.evidenceParamsSchema,
    handle: async ({ context, params }) => {
      const file = await getEvidenceFile(context.db, userOf(context), params);
      return new Download(file.name, file.contentType, deps.files.read(file.path), 'inline');
    },
  }),
  route({
    method: 'post',
    path: '/walkthroughs/:id/problems',
    summary: '在步骤上登记问题',
    tag,
    access: 'problem.report',
    params: schemas.paramsSchema,
    body: schemas.problemSchema,
    answer: schemas.createdSchema,
    handle: ({ context, params, body }) => raiseProblem(context, deps, { ...body, ...params }),
  }),
];

const feedback = (deps: WalkthroughDeps): Route[] => [
  route({
    method: 'put',
    path: '/walkthroughs/:id/materials/:kind',
    summary: '保存一份材料',
    tag,
    access: 'user',
    params: schemas.materialParamsSchema,
    body: schemas.materialSchema,
    handle: ({ context, params, body }) => saveMaterial(context, deps, { ...params, ...body }),
  }),
  route({
    method: 'post',
    path: '/walkthroughs/:id/feedback',
    summary: '提交三方面材料',
    tag,
    access: 'user',
    params: schemas.paramsSchema,
    body: schemas.emptySchema,
    answer: schemas.actionResultSchema,
    handle: ({ context, params }) => submitFeedback(context, deps, params),
  }),
];
