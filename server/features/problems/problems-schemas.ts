import { z } from 'zod';
import {
  PROBLEM_SOURCES,
  PROBLEM_STATUSES,
  RECTIFICATION_KINDS,
  type ProblemSource,
  type ProblemStatus,
  type RectificationKind,
} from '../../api/loop-states.js';
import { NEED_STATUSES, type NeedStatus } from '../../api/problems.js';
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
  item: filter(z.string().max(200)).meta({ title: '事项' }),
  channel: filter(z.string().max(100)).meta({ title: '渠道' }),
  processId: filter(id).meta({ title: '流程' }),
  elementId: filter(id).meta({ title: '环节' }),
  scenarioId: filter(id).meta({ title: '场景' }),
  month: filter(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)).meta({ title: '月份' }),
  from: filter(z.iso.date()).meta({ title: '自' }),
  to: filter(z.iso.date()).meta({ title: '至' }),
  repeat: filter(z.enum(['without', 'only'])).meta({ title: '重复提出' }),
};
export const problemListSchema = listQuery(['number', 'createdAt']).extend({
  order,
  ...filters,
});
export const statisticsSchema = z.object(filters);
export const duplicatesSchema = z.object({ problemId: id });
export const needListSchema = listQuery(['createdAt', 'number']).extend({
  order,
  status: filter(keysOf<NeedStatus>(NEED_STATUSES)).meta({ title: '状态' }),
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
export const treatSchema = z.object({
  version,
  siblingIds: z.array(id).min(1).max(50).meta({ title: '同类问题' }),
  unitId: z.string().max(100).optional().meta({ title: '责任单位' }),
  kind: keysOf<RectificationKind>(RECTIFICATION_KINDS).optional().meta({ title: '整改类别' }),
});
const need = { description: text('需求'), serviceItemName: text('事项名称', 200) };
const links = z.array(id).max(200);
export const changeNeedSchema = z.object({ version, ...need });
export const withdrawNeedSchema = z.object({ version, reason: text('理由') });
export const linkNeedSchema = z.object({
  version,
  problemIds: links.meta({ title: '问题' }),
  measureIds: links.meta({ title: '措施' }),
});
export const newNeedSchema = z.object({
  ...need,
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
