import { Download, route, type Route } from '../../http/route.js';
import { verbRoutes } from '../../http/verb-routes.js';
import type { UserActor } from '../../shared/actor.js';
import { invalidArgument } from '../../shared/app-error.js';
import type { CommandContext } from '../../shared/command-context.js';
import { XLSX } from '../../shared/write-workbook.js';
import { addProof } from './add-proof.js';
import { changeKind } from './change-kind.js';
import { decideExtension } from './decide-extension.js';
import { decideMeasure } from './decide-measure.js';
import { evaluateInstead, evaluateRound } from './evaluate-round.js';
import { exportRectifications } from './export-rectifications.js';
import { findRectificationBoard } from './find-rectification-board.js';
import { findRectifications } from './find-rectifications.js';
import { finishRound } from './finish-round.js';
import { getProofFile } from './get-proof-file.js';
import { getRectification } from './get-rectification.js';
import { reboundRectification } from './rebound-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import * as schemas from './rectifications-schemas.js';
import { remindRectification } from './remind-rectification.js';
import { removeProof } from './remove-proof.js';
import { requestExtension } from './request-extension.js';
import { signOffRectification } from './sign-off-rectification.js';
import { submitPlan } from './submit-plan.js';
import { summarizePattern } from './summarize-pattern.js';
import { terminateRectification } from './terminate-rectification.js';
import { toSystemic } from './to-systemic.js';
import { verifyRound } from './verify-round.js';

const tag = '整改';

const verb = verbRoutes({
  path: '/rectifications',
  tag,
  params: schemas.paramsSchema,
  answer: schemas.actionResultSchema,
});
const userOf = (context: CommandContext) => context.actor as UserActor; // signed in: the route's access says so

/** The rectifications and their verbs (server/api/rectifications.ts). Unit and role are checked by the commands. */
export function createRectificationsRoutes(deps: RectificationDeps): Route[] {
  return [...queries(deps), ...verbs(deps), ...proofs(deps), ...reminders(deps)];
}

const queries = (deps: RectificationDeps): Route[] => [
  route({
    method: 'get',
    path: '/rectifications',
    summary: '整改列表',
    tag,
    access: 'rectification.read',
    query: schemas.listSchema,
    handle: ({ context, query }) => findRectifications(context.db, deps, userOf(context), query),
  }),
  route({
    method: 'get',
    path: '/rectifications/board',
    summary: '整改看板',
    tag,
    access: 'rectification.read',
    query: schemas.boardSchema,
    handle: ({ context, query }) => findRectificationBoard(context.db, deps, userOf(context), query),
  }),
  route({
    method: 'get',
    path: '/rectifications/export',
    summary: '导出整改',
    tag,
    access: 'rectification.read',
    query: schemas.listSchema,
    handle: ({ context, query }) =>
      Promise.resolve(new Download('整改.xlsx', XLSX, exportRectifications(context.db, deps, userOf(context), query))),
  }),
  route({
    method: 'get',
    path: '/rectifications/:id',
    summary: '整改详情',
    tag,
    access: 'user', // who raised it may be of any post
    params: schemas.paramsSchema,
    handle: ({ context, params }) => getRectification(context.db, deps, userOf(context), params.id),
  }),
];

const verbs = (deps: RectificationDeps): Route[] => [
  verb('decide-measure', '确定类别、措施和期限', schemas.decideMeasureSchema, (context, input) =>
    decideMeasure(context, deps, input),
  ),
  verb('plan', '提交工作计划和标准', schemas.planSchema, (context, input) => submitPlan(context, deps, input)),
  verb('summarize', '总结规律提出对策', schemas.summarizeSchema, (context, input) =>
    summarizePattern(context, deps, input),
  ),
  verb('finish', '报告整改完成', schemas.finishSchema, (context, input) => finishRound(context, deps, input)),
  verb('change-kind', '转类', schemas.changeKindSchema, (context, input) => changeKind(context, deps, input)),
  verb('verify', '复核', schemas.verifySchema, (context, input) => verifyRound(context, deps, input)),
  verb('evaluate', '评价', schemas.evaluateSchema, (context, input) => evaluateRound(context, deps, input)),
  verb('evaluate-instead', '代为评价', schemas.evaluateSchema, (context, input) =>
    evaluateInstead(context, deps, input),
  ),
  verb('sign-off', '销号', schemas.signOffSchema, (context, input) => signOffRectification(context, deps, input)),
  verb('to-systemic', '转建章立制', schemas.reasonSchema, (context, input) => toSystemic(context, deps, input)),
  verb('request-extension', '申请延期', schemas.requestExtensionSchema, (context, input) =>
    requestExtension(context, deps, input),
  ),
  verb('terminate', '终止整改', schemas.reasonSchema, (context, input) => terminateRectification(context, deps, input)),
  verb('rebound', '取消销号', schemas.reasonSchema, (context, input) => reboundRectification(context, deps, input)),
  route({
    method: 'post',
    path: '/rectifications/:id/extensions/:extensionId/decide',
    summary: '审批延期',
    tag,
    access: 'user',
    params: schemas.extensionParamsSchema,
    body: schemas.decideExtensionSchema,
    answer: schemas.actionResultSchema,
    handle: ({ context, params, body }) => decideExtension(context, deps, { ...body, ...params }),
  }),
];

const proofs = (deps: RectificationDeps): Route[] => [
  route({
    method: 'post',
    path: '/rectifications/:id/proofs',
    summary: '上传佐证',
    tag,
    access: 'user',
    params: schemas.paramsSchema,
    body: schemas.proofSchema,
    upload: true,
    handle: async ({ context, params, body, file }) => {
      if (!file) throw invalidArgument('Expected a file', '请选择要上传的文件');
      return addProof(context, deps, {
        id: params.id,
        ...body,
        fileName: file.name,
        content: file.content,
      });
    },
  }),
  route({
    method: 'delete',
    path: '/rectifications/:id/proofs/:proofId',
    summary: '删除佐证',
    tag,
    access: 'user',
    params: schemas.proofParamsSchema,
    handle: ({ context, params }) => removeProof(context, deps, params),
  }),
  route({
    method: 'get',
    path: '/rectifications/:id/proofs/:proofId/file',
    summary: '查看佐证',
    tag,
    access: 'user',
    params: schemas.proofParamsSchema,
    handle: async ({ context, params }) => {
      const file = await getProofFile(context.db, userOf(context), params);
      return new Download(file.name, file.contentType, deps.files.read(file.path), 'inline');
    },
  }),
];

const reminders = (deps: RectificationDeps): Route[] => [
  route({
    method: 'post',
    path: '/rectifications/remind',
    summary: '一次催办多项整改',
    tag,
    access: 'user',
    body: schemas.remindManySchema,
    handle: ({ context, body }) => deps.remind(context, { rectificationIds: body.ids, note: body.note }),
  }),
  route({
    method: 'post',
    path: '/rectifications/:id/remind',
    summary: '催办',
    tag,
    access: 'user',
    params: schemas.paramsSchema,
    body: schemas.remindSchema,
    answer: schemas.actionResultSchema,
    handle: ({ context, params, body }) => remindRectification(context, deps, { id: params.id, note: body.note }),
  }),
];
