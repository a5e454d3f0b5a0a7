import { z } from 'zod';
import { ITEM_STATUSES } from '../../api/application-states.js';
import { listQuery } from '../../shared/list-query.js';

const statuses = Object.keys(ITEM_STATUSES) as [string, ...string[]];

const filter = <T extends z.ZodType>(schema: T) => schema.optional().or(z.literal('').transform(() => undefined));

/** Query of the item list and of its export. An empty filter is no filter: forms send them. */
export const itemListSchema = listQuery(['number', 'dueAt', 'createdAt']).extend({
  order: z.enum(['asc', 'desc']).default('desc').meta({ title: '排序方向' }),
  status: filter(z.enum(statuses)).meta({ title: '状态' }),
  unitId: filter(z.string().max(100)).meta({ title: '承办单位' }),
  serviceItemId: filter(z.string().max(100)).meta({ title: '事项' }),
  state: filter(z.enum(['OVERDUE', 'SUSPENDED'])).meta({ title: '时限' }),
});

export const itemParamsSchema = z.object({ id: z.string().min(1).max(40) });
export const assistParamsSchema = itemParamsSchema.extend({ assistId: z.string().min(1).max(40) });

const version = z.number().int().min(1).meta({ title: '版本' });
const reason = z.string().trim().min(1).max(500).meta({ title: '理由' });
const text = (title: string) => z.string().trim().min(1).max(1000).meta({ title });

export const decideSchema = z.object({
  version,
  decision: z.enum(['GRANT', 'REFUSE']),
  reason: reason.optional(),
  resultNote: z.string().trim().max(500).optional(),
});
export const entrySchema = z.object({
  key: z.string().min(1).max(100),
  label: z.string().max(200),
  kind: z.enum(['FIELD', 'MATERIAL']),
  reason: z.string().trim().min(1).max(500).meta({ title: '补正原因' }),
});
export const requestCorrectionSchema = z.object({
  version,
  entries: z.array(entrySchema).min(1).max(100).meta({ title: '补正内容' }),
});
export const suspendSchema = z.object({ version, kind: text('特别程序'), reason });
export const endSuspensionSchema = z.object({ version });
export const returnSchema = z.object({ version, reason });
export const transferSchema = z.object({ version, userId: text('转给谁'), reason });
export const assistSchema = z.object({ version, userId: text('请谁协办'), request: text('协办事项') });
export const replySchema = z.object({ version: version.optional(), reply: text('协办意见') });
export const withdrawSchema = z.object({ version: version.optional(), reason });
export const remindSchema = z.object({ version: version.optional() });
export const assignUnitSchema = z.object({ version, unitId: text('承办单位'), reason });

export const actionResultSchema = z.object({ id: z.string(), version: z.number().int(), message: z.string() });
