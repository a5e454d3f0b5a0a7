import { Download, route, type Route } from '../../http/route.js';
import { findElementCounts } from './find-element-counts.js';
import { findIncidents } from './find-incidents.js';
import { findProcesses } from './find-processes.js';
import { getDefinition, getProcess } from './get-process.js';
import { getProcessInstance } from './get-process-instance.js';
import * as schemas from './processes-schemas.js';
import { retryIncident } from './retry-incident.js';

const tag = '流程';

/** Processes, where cases are on them, and what is stuck (server/api/processes.ts). */
export function createProcessesRoutes(): Route[] {
  return [
    route({
      method: 'get',
      path: '/processes',
      summary: '流程库',
      tag,
      access: 'process.read',
      query: schemas.processListSchema,
      answer: schemas.processPageSchema,
      handle: ({ context, query }) => findProcesses(context.db, query),
    }),
    route({
      method: 'get',
      path: '/processes/:processId',
      summary: '流程及其版本',
      tag,
      access: 'process.read',
      params: schemas.processParamsSchema,
      answer: schemas.processViewSchema,
      handle: ({ context, params }) => getProcess(context.db, params.processId),
    }),
    route({
      method: 'get',
      path: '/processes/:processId/versions/:version/xml',
      summary: '下载流程图',
      tag,
      access: 'process.read',
      params: schemas.versionParamsSchema,
      handle: async ({ context, params }) => {
        const { name, version, xml } = await getDefinition(context.db, params.processId, params.version);
        return new Download(`${name}-第${version}版.bpmn`, 'application/xml; charset=utf-8', Buffer.from(xml, 'utf8'));
      },
    }),
    route({
      method: 'get',
      path: '/processes/:processId/counts',
      summary: '各环节的件数',
      tag,
      access: 'process.read',
      params: schemas.processParamsSchema,
      query: schemas.countsQuerySchema,
      answer: schemas.elementCountsSchema,
      handle: ({ context, params, query }) => findElementCounts(context.db, params.processId, query.version),
    }),
    route({
      method: 'get',
      path: '/process-instances/:key',
      summary: '一件申请在流程图上的位置',
      tag,
      access: 'user', // ids and steps only; an official sees it beside the item
      params: schemas.keyParamsSchema,
      answer: schemas.instanceViewSchema,
      handle: ({ context, params }) => getProcessInstance(context.db, params.key),
    }),
    route({
      method: 'get',
      path: '/incidents',
      summary: '失败的步骤',
      tag,
      access: 'process.read',
      query: schemas.incidentListSchema,
      answer: schemas.incidentPageSchema,
      handle: ({ context, query }) => findIncidents(context.db, query),
    }),
    route({
      method: 'post',
      path: '/incidents/:key/retry',
      summary: '重试失败的步骤',
      tag,
      access: 'process.operate',
      params: schemas.keyParamsSchema,
      body: schemas.retrySchema,
      answer: schemas.retryAnswerSchema,
      handle: ({ context, params, body }) => retryIncident(context, { key: params.key, reason: body.reason }),
    }),
  ];
}
