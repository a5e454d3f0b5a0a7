import { z } from 'zod';
import { listQuery } from '../../shared/list-query.js';

const id = z.string().min(1).max(120);
const version = z.coerce.number().int().min(1);

export const processListSchema = listQuery(['name', 'deployedAt']);
export const processParamsSchema = z.object({ processId: id });
export const versionParamsSchema = z.object({ processId: id, version });
export const countsQuerySchema = z.object({ version: version.optional() });
export const keyParamsSchema = z.object({ key: z.string().regex(/^\d{1,20}$/) });
export const incidentListSchema = listQuery(['createdAt']).extend({
  order: z.enum(['asc', 'desc']).default('desc'),
  processId: id.optional(),
  caseId: id.optional(),
  resolved: z
    .enum(['true', 'false'])
    .optional()
    .transform((text) => (text === undefined ? undefined : text === 'true')),
});
export const retrySchema = z.object({ reason: z.string().trim().min(1, '请写明重试的理由').max(500) });

const processRow = {
  processId: z.string(),
  name: z.string(),
  kind: z.string(),
  version: z.number().int(),
  deployedAt: z.string(),
  running: z.number().int(),
  incidents: z.number().int(),
};
export const processPageSchema = z.object({ items: z.array(z.object(processRow)), total: z.number().int() });
export const processViewSchema = z.object({
  ...processRow,
  xml: z.string(),
  versions: z.array(z.object({ version: z.number().int(), deployedAt: z.string(), running: z.number().int() })),
});
export const elementCountsSchema = z.array(
  z.object({
    elementId: z.string(),
    active: z.number().int(),
    completed: z.number().int(),
    incidents: z.number().int(),
  }),
);
const state = z.enum(['ACTIVE', 'COMPLETED', 'TERMINATED']);
const incidentRow = z.object({
  key: z.string(),
  processId: z.string(),
  elementId: z.string(),
  elementName: z.string(),
  caseId: z.string().nullable(),
  number: z.string().nullable(),
  cause: z.string(),
  errorType: z.string(),
  errorMessage: z.string(),
  createdAt: z.string(),
  resolvedAt: z.string().nullable(),
});
export const incidentPageSchema = z.object({ items: z.array(incidentRow), total: z.number().int() });
export const instanceViewSchema = z.object({
  key: z.string(),
  processId: z.string(),
  processName: z.string(),
  version: z.number().int(),
  state,
  xml: z.string(),
  elements: z.array(
    z.object({
      elementId: z.string(),
      name: z.string(),
      state,
      enteredAt: z.string(),
      leftAt: z.string().nullable(),
      calledInstanceKey: z.string().nullable(),
    }),
  ),
  incidents: z.array(incidentRow),
});
export const retryAnswerSchema = z.object({ id: z.string(), message: z.string() });
