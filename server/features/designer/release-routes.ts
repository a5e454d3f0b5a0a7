import { route, type Route } from '../../http/route.js';
import type { DesignerDeps } from './designer-deps.js';
import * as schemas from './designer-schemas.js';
import { findElementTemplates } from './find-element-templates.js';
import { findFindings } from './find-findings.js';
import { findReleases } from './find-releases.js';
import { restoreVersion } from './restore-version.js';

const tag = '流程设计';

/** Published versions, the way back to one, numbers on a diagram and the catalogue of steps. */
export function releaseRoutes(deps: DesignerDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/processes/:processId/releases',
      summary: '已发布的版本',
      tag,
      access: 'process.read',
      params: schemas.processParamsSchema,
      handle: ({ context, params }) => findReleases(context.db, params.processId),
    }),
    route({
      method: 'post',
      path: '/processes/:processId/restore',
      summary: '恢复到早先的版本',
      tag,
      access: 'process.approve',
      params: schemas.processParamsSchema,
      body: schemas.restoreSchema,
      answer: schemas.actionResultSchema,
      handle: ({ context, params, body }) => restoreVersion(context, deps, { ...body, processId: params.processId }),
    }),
    route({
      method: 'get',
      path: '/processes/:processId/findings',
      summary: '各环节的问题、在办与失败数',
      tag,
      access: 'process.read',
      params: schemas.processParamsSchema,
      query: schemas.findingsQuerySchema,
      handle: ({ context, params, query }) => findFindings(context.db, params.processId, query.version),
    }),
    route({
      method: 'get',
      path: '/element-templates',
      summary: '环节模板',
      tag,
      access: 'process.read',
      handle: () => Promise.resolve(findElementTemplates()),
    }),
  ];
}
