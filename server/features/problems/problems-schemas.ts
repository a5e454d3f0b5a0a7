import { z } from 'zod';
import {
  PROBLEM_SOURCES,
  PROBLEM_STATUSES,
  RECTIFICATION_KINDS,
  type ProblemSource,
  type ProblemStatus,
  type RectificationKind,
} from '../../api/loop-states.js';
import { listQuery } from '../../shared/list-query.js';
import { CONSULTATION_SCOPES, type ConsultationScope } from './consultation-scopes.js';

const keysOf = <Key extends string>(table: Record<Key, string>) => z.enum(Object.keys(table) as [Key, ...Key[]]);
const filter = <T extends z.ZodType>(schema: T) => schema.optional().or(z.literal('').transform(() => undefined));
const order = z.enum(['asc', 'desc']).default('desc').meta({ title: '排序方向' });
const id = z.string().min(1).max(100);
const text = (title: string, max = 2000) => z.string().trim().min(1).max(max).meta({ title });

const filters = {
  status: filter(keysOf<ProblemStatus>(PROBLEM_STATUSES)).meta({
    title: '状态',
  }),
  source: filter(keysOf<ProblemSource>(PROBLEM_SOURCES)).meta({
    title: '来源',
  }),
  walkthroughId: filter(id).meta({ title: '走流程' }),
  unitId: filter(id).meta({ title: '责任单位' }),
  classId: filter(id).meta({ title: '问题类' }),
  gap: filter(z.enum(['noMeasure'])).meta({ title: '缺口' }),
};
export const problemListSchema = listQuery(['number', 'createdAt']).extend({
  order,
  ...filters,
});
export const statisticsSchema = z.object(filters);
export const duplicatesSchema = z.object({ problemId: id });
export const needListSchema = listQuery(['createdAt']).extend({
  order,
  walkthroughId: filters.walkthroughId,
  gap: filters.gap,
});
export const measureListSchema = listQuery(['createdAt']).extend({
  order,
  unitId: filters.unitId,
  problemId: filter(id),
  needId: filter(id),
  gap: filter(z.enum(['noUnit', 'noDate'])).meta({ title: '缺口' }),
});
export const threeListsSchema = z.object({
  walkthroughId: filters.walkthroughId,
  unitId: filters.unitId,
});

export const paramsSchema = z.object({ id });
export const consultationParamsSchema = z.object({ id, consultationId: id });

export const newProblemSchema = z.object({
  title: text('问题', 200),
  description: z.string().trim().max(4000).default('').meta({ title: '情况说明' }),
  serviceItemName: text('事项名称', 200),
  serviceItemId: id.optional(),
  experienceChannel: text('体验途径', 100),
  walkthroughId: id.optional(),
  processId: id.optional(),
  elementId: id.optional(),
});

const version = z.number().int().min(1).meta({ title: '版本' });
export const triageSchema = z.object({
  version,
  unitId: z.string().max(100).meta({ title: '责任单位' }),
  kind: keysOf<RectificationKind>(RECTIFICATION_KINDS).meta({
    title: '整改类别',
  }),
  classId: id.optional(),
  className: z.string().trim().max(100).optional(),
  title: z.string().trim().max(200).optional(),
});
export const mergeSchema = z.object({ version, intoId: id });
export const dismissSchema = z.object({ version, reason: text('理由') });
export const consultSchema = z.object({
  version,
  scope: keysOf<ConsultationScope>(CONSULTATION_SCOPES).meta({
    title: '会商范围',
  }),
  unitIds: z.array(id).min(1).max(50).meta({ title: '参加单位' }),
  topic: text('议题'),
});
export const concludeSchema = z.object({
  version,
  conclusion: text('会商结论'),
});
export const newNeedSchema = z.object({
  description: text('需求'),
  serviceItemName: text('事项名称', 200),
  walkthroughId: id.optional(),
});
const measure = {
  text: text('整改措施'),
  unitId: z.string().max(100).meta({ title: '责任单位' }),
  dueOn: filter(z.iso.date()).meta({ title: '拟整改完成的期限' }),
  done: z.boolean().optional().meta({ title: '已整改完毕' }),
  effect: z.string().trim().max(2000).optional(),
};
export const newMeasureSchema = z.object({
  problemId: id.optional(),
  needId: id.optional(),
  ...measure,
});
export const measureSchema = z.object(measure);

export const actionResultSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  message: z.string(),
});
export const createdSchema = z.object({ id: z.string(), number: z.string() });
