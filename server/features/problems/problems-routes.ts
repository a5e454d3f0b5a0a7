import { Download, route, type Route } from '../../http/route.js';
import { verbRoutes } from '../../http/verb-routes.js';
import type { UserActor } from '../../shared/actor.js';
import type { CommandContext } from '../../shared/command-context.js';
import { XLSX } from '../../shared/write-workbook.js';
import { callConsultation } from './call-consultation.js';
import { concludeConsultation } from './conclude-consultation.js';
import { dismissProblem } from './dismiss-problem.js';
import { exportProblems, exportStatistics } from './export-lists.js';
import { exportThreeLists } from './export-three-lists.js';
import { findDuplicates } from './find-duplicates.js';
import { findProblems } from './find-problems.js';
import { findStatistics } from './find-statistics.js';
import { getProblem } from './get-problem.js';
import { getThreeLists } from './get-three-lists.js';
import { listRoutes } from './list-routes.js';
import { mergeProblem } from './merge-problem.js';
import type { ProblemDeps } from './problem-deps.js';
import * as schemas from './problems-schemas.js';
import { reportProblem } from './report-problem.js';
import { treatTogether } from './treat-together.js';
import { triageProblem } from './triage-problem.js';

const tag = '问题与三个清单';

const verb = verbRoutes({
  path: '/problems',
  tag,
  params: schemas.paramsSchema,
  answer: schemas.actionResultSchema,
});
const userOf = (context: CommandContext) => context.actor as UserActor; // signed in: the route's access says so

/** Problems, needs, measures and the three lists (server/api/problems.ts). Unit and role are checked by commands and queries. */
export function createProblemsRoutes(deps: ProblemDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/problems',
      summary: '问题清单',
      tag,
      access: 'problem.read',
      query: schemas.problemListSchema,
      handle: ({ context, query }) => findProblems(context.db, userOf(context), query),
    }),
    route({
      method: 'get',
      path: '/problems/duplicates',
      summary: '可能重复的问题',
      tag,
      access: 'problem.triage',
      query: schemas.duplicatesSchema,
      handle: ({ context, query }) => findDuplicates(context.db, query.problemId),
    }),
    route({
      method: 'get',
      path: '/problems/statistics',
      summary: '问题统计',
      tag,
      access: 'problem.read',
      query: schemas.statisticsSchema,
      handle: ({ context, query }) => findStatistics(context.db, userOf(context), query),
    }),
    route({
      method: 'get',
      path: '/problems/statistics/export',
      summary: '导出问题统计',
      tag,
      access: 'problem.read',
      query: schemas.statisticsSchema,
      handle: ({ context, query }) =>
        Promise.resolve(new Download('问题统计.xlsx', XLSX, exportStatistics(context.db, userOf(context), query))),
    }),
    route({
      method: 'get',
      path: '/problems/export',
      summary: '导出问题',
      tag,
      access: 'problem.read',
      query: schemas.problemListSchema,
      handle: ({ context, query }) =>
        Promise.resolve(new Download('问题.xlsx', XLSX, exportProblems(context.db, userOf(context), query))),
    }),
    route({
      method: 'get',
      path: '/problems/:id',
      summary: '问题详情',
      tag,
      access: 'problem.read',
      params: schemas.paramsSchema,
      handle: ({ context, params }) => getProblem(context.db, userOf(context), params.id),
    }),
    route({
      method: 'post',
      path: '/problems',
      summary: '登记问题',
      tag,
      access: 'problem.report',
      body: schemas.newProblemSchema,
      answer: schemas.createdSchema,
      handle: ({ context, body }) => reportProblem(context, deps, body),
    }),
    verb('triage', '归口', schemas.triageSchema, (context, input) => triageProblem(context, deps, input)),
    verb('merge', '并入另一问题', schemas.mergeSchema, (context, input) => mergeProblem(context, deps, input)),
    verb('treat', '一并整改同类问题', schemas.treatSchema, (context, input) => treatTogether(context, deps, input)),
    verb('dismiss', '不予立项', schemas.dismissSchema, (context, input) => dismissProblem(context, deps, input)),
    verb('consult', '发起联席会商', schemas.consultSchema, (context, input) => callConsultation(context, deps, input)),
    route({
      method: 'post',
      path: '/problems/:id/consultations/:consultationId/conclude',
      summary: '写明会商结论',
      tag,
      access: 'user',
      params: schemas.consultationParamsSchema,
      body: schemas.concludeSchema,
      answer: schemas.actionResultSchema,
      handle: ({ context, params, body }) => concludeConsultation(context, { ...body, ...params }),
    }),
    ...listRoutes(),
    route({
      method: 'get',
      path: '/three-lists',
      summary: '三个清单汇总',
      tag,
      access: 'problem.read',
      query: schemas.threeListsSchema,
      handle: ({ context, query }) => getThreeLists(context.db, userOf(context), context.clock.now(), query),
    }),
    route({
      method: 'get',
      path: '/three-lists/export',
      summary: '导出三个清单汇总表（附件4）',
      tag,
      access: 'problem.read',
      query: schemas.threeListsSchema,
      handle: async ({ context, query }) =>
        new Download(
          '三个清单汇总表.xlsx',
          XLSX,
          await exportThreeLists(context.db, userOf(context), context.clock.now(), query),
        ),
    }),
  ];
}
