import { z } from 'zod';
import { dayFilter, textFilter } from '../../http/query-filters.js';
import { listQuery } from '../../shared/list-query.js';

/** Query of the ledger and of its export (server/api/admin.ts). Newest first unless asked otherwise. */
export const ledgerQuerySchema = listQuery(['seq', 'at']).extend({
  order: z.enum(['asc', 'desc']).default('desc').meta({ title: '排序方向' }),
  caseId: textFilter('办件'),
  actorUnitId: textFilter('单位'),
  action: textFilter('动作'),
  subjectType: textFilter('对象'),
  subjectId: textFilter('对象编号'),
  from: dayFilter('起始日期'),
  to: dayFilter('截止日期'),
});
export type LedgerQuery = z.infer<typeof ledgerQuerySchema>;

export const ledgerRowSchema = z.object({
  seq: z.number(),
  at: z.string(),
  actorName: z.string(),
  actorUnit: z.string().nullable(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  caseId: z.string().nullable(),
  caseNumber: z.string().nullable(),
  summary: z.string(),
  reason: z.string().nullable(),
  hash: z.string(),
});

export const ledgerCheckSchema = z.object({
  complete: z.boolean(),
  checked: z.number(),
  firstBroken: z.number().nullable(),
  message: z.string(),
});
