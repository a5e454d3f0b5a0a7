import { z } from 'zod';
import { MOST_IDS, OUTBOX_STATES, STUCK_REASONS, type OutboxState, type StuckReason } from '../../api/operations.js';
import { booleanFilter, enumFilter, textFilter } from '../../http/query-filters.js';
import { listQuery } from '../../shared/list-query.js';

const keys = <Key extends string>(words: Record<Key, string>) => Object.keys(words) as [Key, ...Key[]];

export const incidentsQuerySchema = listQuery(['createdAt']).extend({
  errorType: textFilter('异常种类'),
  assigned: booleanFilter('有人跟进'),
});
export const stuckJobsQuerySchema = listQuery(['createdAt']).extend({
  reason: enumFilter('卡住的原因', keys<StuckReason>(STUCK_REASONS)),
});
export const outboxQuerySchema = listQuery(['seq']).extend({
  state: enumFilter('状态', keys<OutboxState>(OUTBOX_STATES)).transform((state): OutboxState => state ?? 'WAITING'),
});

const ids = z
  .array(
    z
      .string()
      .trim()
      .regex(/^[\w-]{1,60}$/, '编号不对'),
  )
  .min(1, '请选择要处理的记录')
  .max(MOST_IDS, `一次最多处理 ${MOST_IDS} 条`)
  .meta({ title: '编号' });
const reason = z.string().trim().min(1, '请写明理由').max(500).meta({ title: '理由' });

/** An identity card, a telephone or a bank card: such values never belong into a process (DESIGN §2). */
const PERSONAL = /^(\d{17}[\dXx]|\d{15}|1\d{10}|\d{16,19})$/;
const value = z.union([
  z.boolean(),
  z.number().refine((number) => !PERSONAL.test(String(number)), '流程里只放编号和决定，不放个人信息'),
  z
    .string()
    .regex(/^[\w.:/+-]{0,120}$/, '只能填编号、代码、日期等，不填文字说明')
    .refine((text) => !PERSONAL.test(text), '流程里只放编号和决定，不放个人信息'),
]);
const variables = z
  .record(z.string().regex(/^[A-Za-z_]\w{0,59}$/, '变量名应为字母、数字、下划线'), value)
  .refine((all) => Object.keys(all).length <= 20, '一次最多补 20 个值')
  .meta({ title: '补上的值' });

export const retrySchema = z.object({ ids, reason });
export const resolveSchema = z.object({ ids, reason, variables: variables.optional() });
export const handOverSchema = z.object({
  ids,
  reason,
  userId: z.string().min(1, '请选择交给谁').max(60).meta({ title: '交给谁' }),
});
export const cancelSchema = z.object({
  ids,
  reason,
  confirmed: z.literal(true, { error: '停止后不能恢复，请先确认' }).meta({ title: '确认停止' }),
});
export const resendSchema = z.object({ ids, reason });
export const dropSchema = z.object({
  ids,
  reason,
  confirmed: z.literal(true, { error: '放弃后流程收不到这条指令，请先确认' }).meta({ title: '确认放弃' }),
});

const count = z.number().int();
const text = z.string().nullable();
const place = {
  id: z.string(),
  processInstanceKey: z.string(),
  processId: z.string(),
  processName: z.string(),
  elementId: z.string(),
  elementName: z.string(),
  subjectType: text,
  subjectId: text,
  number: text,
  since: z.string(),
  followUp: z.object({ name: z.string(), reason: z.string(), at: z.string() }).nullable(),
  underway: z.boolean(),
};
const page = (row: z.ZodType) => z.object({ items: z.array(row), total: count });

export const incidentPageSchema = page(
  z.object({ ...place, errorType: z.string(), cause: z.string(), advice: z.string(), errorMessage: z.string() }),
);
export const stuckJobPageSchema = page(
  z.object({
    ...place,
    jobType: z.string(),
    jobName: z.string(),
    reasons: z.array(z.enum(keys<StuckReason>(STUCK_REASONS))),
    retries: count,
    lastFailure: text,
    lastFailedAt: text,
    advice: z.string(),
    incidentKey: text,
  }),
);
export const outboxPageSchema = page(
  z.object({
    id: z.string(),
    seq: count,
    what: z.string(),
    subjectType: text,
    subjectId: text,
    number: text,
    createdAt: z.string(),
    attempts: count,
    nextAttemptAt: text,
    state: z.enum(keys<OutboxState>(OUTBOX_STATES)),
    behind: count,
    reason: z.string(),
    lastError: text,
  }),
);
export const statusSchema = z.object({
  engine: z.object({
    kind: z.enum(['embedded', 'zeebe']).nullable(),
    address: text,
    healthy: z.boolean(),
    detail: text,
  }),
  projection: z.object({
    position: count,
    lastRecordAt: text,
    lastRecordAgeMs: count.nullable(),
    behind: count.nullable(),
    isFarBehind: z.boolean(),
  }),
  outbox: z.object({
    waiting: count,
    oldestAgeMs: count,
    isLate: z.boolean(),
    failing: count,
    refused: count,
    letGo: count,
  }),
  incidents: count,
  stuckJobs: count,
  stuckMinutes: count,
  ok: z.boolean(),
  problems: z.array(z.string()),
});
export const bulkResultSchema = z.object({
  results: z.array(z.object({ id: z.string(), ok: z.boolean(), message: z.string() })),
  done: count,
  refused: count,
  message: z.string(),
});
