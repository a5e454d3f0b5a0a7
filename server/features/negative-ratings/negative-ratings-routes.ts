import { Download, route, type Route } from '../../http/route.js';
import { verbRoutes } from '../../http/verb-routes.js';
import type { UserActor } from '../../shared/actor.js';
import type { CommandContext } from '../../shared/command-context.js';
import { appointOfficer } from './appoint-officer.js';
import { callBack } from './call-back.js';
import { explainVerdict } from './explain-verdict.js';
import { feedBack } from './feed-back.js';
import { findCallbackCoverage, findNegativeRatingBoard, findNegativeRatings } from './find-negative-ratings.js';
import { getNegativeRating } from './get-negative-rating.js';
import { getReportSheet } from './get-report-sheet.js';
import type { NegativeRatingDeps } from './negative-rating-deps.js';
import * as schemas from './negative-ratings-schemas.js';
import { stateReason } from './state-reason.js';
import { submitSheet } from './submit-sheet.js';
import { terminateNegativeRating } from './terminate-negative-rating.js';

const tag = '差评核查';

const verb = verbRoutes({
  path: '/negative-ratings',
  tag,
  params: schemas.paramsSchema,
  answer: schemas.actionResultSchema,
});
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const userOf = (context: CommandContext) => context.actor as UserActor; // signed in: the route's access says so

/** 差评核查 and its verbs (server/api/negative-ratings.ts). Unit, person and what may be seen are checked by commands and queries. */
export function createNegativeRatingsRoutes(deps: NegativeRatingDeps): Route[] {
  return [...queries(deps), ...verbs(deps)];
}

const queries = (deps: NegativeRatingDeps): Route[] => [
  route({
    method: 'get',
    path: '/negative-ratings',
    summary: '差评核查列表',
    tag,
    access: 'user',
    query: schemas.listSchema,
    handle: ({ context, query }) => findNegativeRatings(context.db, deps, userOf(context), query),
  }),
  route({
    method: 'get',
    path: '/negative-ratings/board',
    summary: '差评核查看板',
    tag,
    access: 'user',
    query: schemas.boardSchema,
    handle: ({ context, query }) => findNegativeRatingBoard(context.db, deps, userOf(context), query),
  }),
  route({
    method: 'get',
    path: '/negative-ratings/coverage',
    summary: '实名差评回访率',
    tag,
    access: 'rating.read',
    handle: ({ context }) => findCallbackCoverage(context.db, deps, userOf(context)),
  }),
  route({
    method: 'get',
    path: '/negative-ratings/:id',
    summary: '差评核查详情',
    tag,
    access: 'user',
    params: schemas.paramsSchema,
    handle: ({ context, params }) => getNegativeRating(context, deps, userOf(context), params.id),
  }),
  route({
    method: 'get',
    path: '/negative-ratings/:id/report',
    summary: '核查整改情况报告单',
    tag,
    access: 'user',
    params: schemas.paramsSchema,
    handle: ({ context, params }) => getReportSheet(context.db, userOf(context), params.id),
  }),
  route({
    method: 'get',
    path: '/negative-ratings/:id/report.docx',
    summary: '下载核查整改情况报告单',
    tag,
    access: 'user',
    params: schemas.paramsSchema,
    async handle({ context, params }) {
      const sheet = await getReportSheet(context.db, userOf(context), params.id);
      // the library is loaded with the first sheet: it would take its part of every start
      const { writeReportDocx } = await import('./write-report-docx.js');
      return new Download(`差评事项核查整改情况报告单 ${sheet.number}.docx`, DOCX, await writeReportDocx(sheet));
    },
  }),
];

const verbs = (deps: NegativeRatingDeps): Route[] => [
  verb('appoint', '指定回访专人', schemas.appointSchema, (context, input) => appointOfficer(context, deps, input)),
  verb('callback', '回访核实', schemas.callbackSchema, (context, input) => callBack(context, deps, input)),
  verb('state-reason', '说明理由并列入台账', schemas.stateReasonSchema, (context, input) =>
    stateReason(context, deps, input),
  ),
  verb('explain', '解释说明', schemas.explainSchema, (context, input) => explainVerdict(context, deps, input)),
  verb('feed-back', '反馈服务对象', schemas.feedBackSchema, (context, input) => feedBack(context, deps, input)),
  verb('submit-sheet', '报送报告单', schemas.submitSheetSchema, (context, input) => submitSheet(context, deps, input)),
  verb('terminate', '终止核查', schemas.terminateSchema, (context, input) =>
    terminateNegativeRating(context, deps, input),
  ),
];
