import { z } from 'zod';
import { CONCLUSIONS, WALKTHROUGH_STATUSES, type Conclusion, type WalkthroughStatus } from '../../api/loop-states.js';
import {
  ANGLES,
  EVIDENCE_KINDS,
  WALK_LEVELS,
  WALKTHROUGH_MATERIALS,
  type Angle,
  type EvidenceKind,
  type WalkLevel,
  type WalkthroughMaterialKind,
} from '../../api/walkthroughs.js';
import { listQuery } from '../../shared/list-query.js';

const keysOf = <Key extends string>(table: Record<Key, string>) => z.enum(Object.keys(table) as [Key, ...Key[]]);
const filter = <T extends z.ZodType>(schema: T) => schema.optional().or(z.literal('').transform(() => undefined));
const id = z.string().min(1).max(100);
const kind = z
  .string()
  .regex(/^walkthrough\.[a-z-]+$/)
  .max(60)
  .meta({ title: '步骤' });
const text = (title: string, max = 4000) => z.string().trim().max(max).meta({ title });
const version = z.number().int().min(1).optional().meta({ title: '版本' });

/** What a phone sends of one step: small, and nothing but plain values. */
const LARGEST = 20_000;
const MOST_CHECKS = 100;
const typed = z
  .record(z.string().max(60), z.unknown())
  .refine((value) => JSON.stringify(value).length <= LARGEST, '内容过长，请精简后再保存');

export const listSchema = listQuery(['assignedAt', 'number', 'dueOn']).extend({
  order: z.enum(['asc', 'desc']).default('desc').meta({ title: '排序方向' }),
  status: filter(keysOf<WalkthroughStatus>(WALKTHROUGH_STATUSES)).meta({ title: '状态' }),
  scenarioId: filter(id).meta({ title: '场景' }),
  unitId: filter(id).meta({ title: '单位' }),
});
export const assignSchema = z.object({
  scenarioId: id.meta({ title: '场景' }),
  walkerId: id.meta({ title: '走流程人员' }),
  angle: keysOf<Angle>(ANGLES).meta({ title: '角度' }),
  unitId: id.meta({ title: '单位' }),
  place: text('体验地点', 100),
  level: keysOf<WalkLevel>(WALK_LEVELS).optional().meta({ title: '层级' }),
  levelReason: text('省本级不具备条件的情况', 500).optional(),
  dueOn: filter(z.iso.date()).meta({ title: '完成期限' }),
});
export const paramsSchema = z.object({ id });
export const stepParamsSchema = z.object({ id, kind });
export const evidenceParamsSchema = z.object({ id, kind, evidenceId: id });
export const materialParamsSchema = z.object({
  id,
  kind: keysOf<WalkthroughMaterialKind>(WALKTHROUGH_MATERIALS).meta({ title: '材料' }),
});

export const draftSchema = z.object({ draft: typed });
export const recordSchema = z.object({
  conclusion: keysOf<Conclusion>(CONCLUSIONS).optional().meta({ title: '结论' }),
  basis: text('依据').optional(),
  checks: z
    .record(
      z.string().max(60),
      z.object({ result: keysOf<Conclusion>(CONCLUSIONS), note: text('依据', 200).optional() }),
    )
    .refine((checks) => Object.keys(checks).length <= MOST_CHECKS, '检查点过多')
    .default({})
    .meta({ title: '检查点' }),
  content: typed.default({}),
  decision: z.boolean().optional().meta({ title: '选择' }),
});
export const evidenceSchema = z.object({
  kind: keysOf<EvidenceKind>(EVIDENCE_KINDS).default('PHOTO').meta({ title: '凭证种类' }),
  note: text('说明', 500).optional(),
});
export const problemSchema = z.object({
  title: z.string().trim().min(1).max(200).meta({ title: '问题' }),
  description: text('情况说明').default(''),
  serviceItemName: z.string().trim().min(1).max(200).meta({ title: '事项名称' }),
  serviceItemId: id.optional(),
  experienceChannel: z.string().trim().min(1).max(100).meta({ title: '体验途径' }),
  elementId: id.optional().meta({ title: '步骤' }),
});
export const materialSchema = z.object({ text: z.string().max(LARGEST).meta({ title: '材料' }) });
export const emptySchema = z.object({ version });
export const cancelSchema = z.object({ version, reason: text('原因') });

export const actionResultSchema = z.object({ id: z.string(), version: z.number().int(), message: z.string() });
export const createdSchema = z.object({ id: z.string(), number: z.string() });
