import { z } from 'zod';
import { SUPERVISION_STATUSES, type SupervisionStatus } from '../../api/loop-states.js';
import { OVERVIEW_SUBJECTS, type OverviewSubject } from '../../api/rectifications.js';
import { listQuery } from '../../shared/list-query.js';
import { SUPERVISED, type SupervisedType } from './place-order.js';

const statuses = Object.keys(SUPERVISION_STATUSES) as [SupervisionStatus, ...SupervisionStatus[]];
const supervised = Object.keys(SUPERVISED) as [SupervisedType, ...SupervisedType[]];
const remindable = Object.keys(OVERVIEW_SUBJECTS) as [OverviewSubject, ...OverviewSubject[]];
const filter = <T extends z.ZodType>(schema: T) => schema.optional().or(z.literal('').transform(() => undefined));
const id = z.string().min(1).max(40);
const version = z.number().int().min(1).meta({ title: '版本' });
const text = (title: string, most = 1000) => z.string().trim().min(1, `请填写${title}`).max(most).meta({ title });
const limit = z
  .object({ value: z.int().min(1).max(3650), unit: z.enum(['WORKING_DAY', 'DAY']) })
  .meta({ title: '期限' });

/** Query of the list of orders (server/api/supervision.ts). An empty filter is no filter: forms send them. */
export const listSchema = listQuery(['orderedAt', 'number']).extend({
  order: z.enum(['asc', 'desc']).default('desc').meta({ title: '排序方向' }),
  status: filter(z.enum(statuses)).meta({ title: '状态' }),
  unitId: filter(z.string().max(100)).meta({ title: '被督办单位' }),
  subjectType: filter(z.enum(supervised)).meta({ title: '督办对象' }),
});
export const paramsSchema = z.object({ id });
export const orderSchema = z.object({
  subjectType: z.enum(supervised).meta({ title: '督办对象' }),
  subjectId: id,
  requirement: text('督办要求'),
  limit: limit.optional(),
});
export const signForSchema = z.object({ version });
export const replySchema = z.object({ version, reply: text('办理情况', 2000) });
export const reviewSchema = z.object({
  version,
  review: z.enum(['RESOLVED', 'NOT_RESOLVED', 'FOLLOW_UP']).meta({ title: '审核结论' }),
  note: text('审核意见'),
  limit: limit.optional(),
  followUpOn: z.iso.date().optional().meta({ title: '回头看日期' }),
});
export const liftSchema = z.object({ version, reason: text('解除理由', 500) });

export const bulletinSchema = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份应写成 2026-11 这样')
    .optional(),
});
export const remindersSchema = z.object({
  subjectType: z.enum(['item', 'rectification', 'negative-rating', 'supervision', 'walkthrough']),
  subjectId: id,
});
export const remindSchema = z.object({
  subjects: z
    .array(z.object({ subjectType: z.enum(remindable), subjectId: id }))
    .min(1, '请选择要催办的事项')
    .max(200),
  note: z.string().trim().max(500).optional(),
});
export const actionResultSchema = z.object({ id: z.string(), version: z.number().int(), message: z.string() });
