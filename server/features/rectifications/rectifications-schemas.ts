import { z } from 'zod';
import {
  PROOF_SLOTS,
  RECTIFICATION_KINDS,
  RECTIFICATION_STATUSES,
  type ProofSlot,
  type RectificationKind,
  type RectificationStatus,
} from '../../api/loop-states.js';
import { listQuery } from '../../shared/list-query.js';

const keysOf = <Key extends string>(table: Record<Key, string>) => z.enum(Object.keys(table) as [Key, ...Key[]]);
const filter = <T extends z.ZodType>(schema: T) => schema.optional().or(z.literal('').transform(() => undefined));
const kind = keysOf<RectificationKind>(RECTIFICATION_KINDS).meta({
  title: '整改类别',
});

/** Query of the list and of its export. An empty filter is no filter: forms send them. */
export const listSchema = listQuery(['promisedDueAt', 'number', 'openedAt']).extend({
  order: z.enum(['asc', 'desc']).default('desc').meta({ title: '排序方向' }),
  status: filter(keysOf<RectificationStatus>(RECTIFICATION_STATUSES)).meta({
    title: '状态',
  }),
  kind: filter(kind).meta({ title: '类别' }),
  unitId: filter(z.string().max(100)).meta({ title: '责任单位' }),
  state: filter(z.enum(['NORMAL', 'NEAR_DUE', 'OVERDUE', 'UNSET'])).meta({
    title: '时限',
  }),
  gap: filter(z.enum(['noMeasure', 'noProgress'])).meta({ title: '缺口' }),
});
export const boardSchema = z.object({
  unitId: filter(z.string().max(100)).meta({ title: '责任单位' }),
});

const id = z.string().min(1).max(40);
export const paramsSchema = z.object({ id });
export const extensionParamsSchema = z.object({ id, extensionId: id });
export const proofParamsSchema = z.object({ id, proofId: id });

const version = z.number().int().min(1).meta({ title: '版本' });
const text = (title: string) => z.string().trim().max(4000).meta({ title });
const reason = text('原因');
const days = z.number().int().min(1).max(3660).meta({ title: '天数' });
export const limitSchema = z.object({ value: days, unit: z.enum(['WORKING_DAY', 'DAY']) }).meta({ title: '期限' });

export const decideMeasureSchema = z.object({
  version,
  kind,
  measure: text('整改措施'),
  limit: limitSchema,
});
export const planSchema = z.object({
  version,
  plan: text('工作计划'),
  standard: text('工作标准'),
});
export const summarizeSchema = z.object({
  version,
  findings: text('规律总结'),
  remedy: text('对策'),
});
export const finishSchema = z.object({
  version,
  note: text('完成情况'),
  effect: text('整改效果').optional(),
  rule: text('所立制度').optional(),
});
export const changeKindSchema = z.object({
  version,
  kind,
  reason,
  limit: limitSchema.optional(),
});
export const verifySchema = z.object({
  version,
  passed: z.boolean().meta({ title: '是否通过' }),
  note: text('复核意见').optional(),
});
export const evaluateSchema = z.object({
  version,
  satisfied: z.boolean().meta({ title: '是否满意' }),
  note: text('评价说明').optional(),
});
export const signOffSchema = z.object({
  version,
  effect: text('整改效果'),
  note: text('审定意见').optional(),
  changedProcessId: z.string().max(100).optional(),
  changedVersion: z.number().int().min(1).optional(),
});
export const reasonSchema = z.object({ version, reason });
export const requestExtensionSchema = z.object({ version, days, reason });
export const decideExtensionSchema = z.object({
  version,
  approved: z.boolean().meta({ title: '是否同意' }),
  note: text('审批意见').optional(),
  days: days.optional(),
});
export const remindSchema = z.object({
  version: version.optional(),
  note: text('催办说明').optional(),
});
export const remindManySchema = z.object({
  ids: z.array(id).min(1).max(200).meta({ title: '整改' }),
  note: text('催办说明').optional(),
});
export const proofSchema = z.object({
  slot: keysOf<ProofSlot>(PROOF_SLOTS).meta({ title: '佐证种类' }),
  note: z.string().trim().max(500).optional(),
});

export const actionResultSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  message: z.string(),
});
