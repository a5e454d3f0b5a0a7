import { z } from 'zod';
import {
  APPLICATION_STATUSES,
  CHANNELS,
  GREEN_CHANNEL_GROUPS,
  type GreenChannelGroup,
} from '../../api/application-states.js';
import { listQuery } from '../../shared/list-query.js';

const keysOf = (labels: Record<string, string>) => Object.keys(labels) as [string, ...string[]];

const filter = <T extends z.ZodType>(schema: T) => schema.optional().or(z.literal('').transform(() => undefined));

/** Query of the application list and of its export. An empty filter is no filter: forms send them. */
export const applicationListSchema = listQuery(['submittedAt', 'number', 'promisedDueAt']).extend({
  order: z.enum(['asc', 'desc']).default('desc').meta({ title: '排序方向' }),
  status: filter(z.enum(keysOf(APPLICATION_STATUSES))).meta({ title: '状态' }),
  oneThingId: filter(z.string().max(100)).meta({ title: '一件事' }),
  channel: filter(z.enum(keysOf(CHANNELS))).meta({ title: '渠道' }),
  unitId: filter(z.string().max(100)).meta({ title: '承办单位' }),
});

export const applicationParamsSchema = z.object({ id: z.string().min(1).max(40) });
export const correctionParamsSchema = applicationParamsSchema.extend({ correctionId: z.string().min(1).max(40) });

const version = z.number().int().min(1).meta({ title: '版本' });
const form = z.record(z.string().max(100), z.unknown()).meta({ title: '表单' });

export const createDraftSchema = z.object({ oneThingId: z.string().min(1).max(100).meta({ title: '一件事' }) });
export const saveDraftSchema = z.object({
  form,
  selectedItems: z.array(z.string().max(100)).max(100).meta({ title: '所办事项' }),
  version,
});
export const submitSchema = z.object({
  version,
  commitments: z
    .object({ credit: z.boolean().optional(), tolerance: z.array(z.string().max(100)).max(50).optional() })
    .default({}),
});
export const precheckSchema = z.object({
  result: z.enum(['COMPLETE', 'INCOMPLETE', 'NOT_ACCEPTABLE']).meta({ title: '预审结论' }),
  missing: z
    .array(
      z.object({
        key: z.string().min(1).max(100),
        label: z.string().min(1).max(200),
        kind: z.enum(['FIELD', 'MATERIAL']),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .max(100)
    .optional()
    .meta({ title: '缺少的内容' }),
  reason: z.string().trim().max(500).optional().meta({ title: '理由' }),
  toleranceCommitment: z.boolean().optional().meta({ title: '容缺承诺' }),
});
export const withdrawSchema = z.object({ reason: z.string().trim().min(1).max(500).meta({ title: '撤回原因' }) });
export const markGreenChannelSchema = z.object({
  group: z.enum(Object.keys(GREEN_CHANNEL_GROUPS) as [GreenChannelGroup, ...GreenChannelGroup[]]).meta({
    title: '特殊群体',
  }),
  note: z.string().trim().max(500).optional().meta({ title: '说明' }),
});
export const clearGreenChannelSchema = z.object({
  reason: z.string().trim().min(1).max(500).meta({ title: '取消的理由' }),
});
export const supplySchema = z.object({ form: form.optional() });

export const actionResultSchema = z.object({ id: z.string(), version: z.number().int(), message: z.string() });
export const suppliedSchema = z.object({ complete: z.boolean(), missing: z.array(z.string()), message: z.string() });
export const createdSchema = z.object({ id: z.string() });
export const savedSchema = z.object({ version: z.number().int() });
export const submittedSchema = z.object({ id: z.string(), number: z.string(), version: z.number().int() });
