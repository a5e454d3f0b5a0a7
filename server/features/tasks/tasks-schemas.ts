import { z } from 'zod';
import { SUBJECTS, type Subject } from '../../../processes/contract.js';
import { booleanFilter } from '../../http/query-filters.js';
import { listQuery } from '../../shared/list-query.js';

/** Query of the inbox and of its export (server/api/inbox.ts). */
export const inboxQuerySchema = listQuery(['dueAt', 'createdAt', 'number']).extend({
  tab: z.enum(['mine', 'unit', 'assist', 'done']).default('mine'),
  kind: z.string().max(60).optional(),
  state: z.enum(['OVERDUE', 'DUE_TODAY', 'NEAR_DUE', 'SUSPENDED']).optional(),
  green: booleanFilter('绿色通道'),
});

export const claimSchema = z.object({ taskIds: z.array(z.string().min(1).max(40)).min(1).max(200) });
export const taskParamsSchema = z.object({ id: z.string().min(1).max(40) });

export const deadlineChipSchema = z.object({
  id: z.string(),
  kind: z.string(),
  kindName: z.string(),
  state: z.string(),
  text: z.string(),
  dueAt: z.string().nullable(),
  calendarGap: z.boolean(),
});

export const inboxPageSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      kindName: z.string(),
      title: z.string(),
      number: z.string(),
      detail: z.string(),
      subjectType: z.enum(Object.keys(SUBJECTS) as [Subject, ...Subject[]]),
      subjectId: z.string(),
      applicationId: z.string(),
      greenChannel: z.boolean(),
      assigneeId: z.string().nullable(),
      assigneeName: z.string().nullable(),
      createdAt: z.string(),
      endedAt: z.string().nullable(),
      deadline: deadlineChipSchema.nullable(),
    }),
  ),
  total: z.number().int(),
});

export const inboxCountsSchema = z.object({
  mine: z.number().int(),
  unit: z.number().int(),
  assist: z.number().int(),
  done: z.number().int(),
  overdue: z.number().int(),
  dueToday: z.number().int(),
  nearDue: z.number().int(),
});

export const claimResultSchema = z.object({
  claimed: z.array(z.string()),
  refused: z.array(z.object({ id: z.string(), message: z.string() })),
});
