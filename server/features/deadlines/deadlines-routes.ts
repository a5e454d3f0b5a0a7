import { z } from 'zod';
import { route, type Route } from '../../http/route.js';
import type { RuleSources } from './deadline-rules.js';
import { explainDeadline } from './explain-deadline.js';

const explainedDay = z.object({
  date: z.string(),
  kind: z.enum(['RECEIPT', 'COUNTED', 'WEEKEND', 'HOLIDAY', 'SUSPENDED', 'NOT_COUNTED']),
  makeUpWorkday: z.boolean(),
  count: z.number().nullable(),
  due: z.boolean(),
  notice: z.string().nullable(),
});

const explanation = z.object({
  id: z.string(),
  title: z.string(),
  dueAt: z.string().nullable(),
  startsAt: z.string(),
  startText: z.string(),
  rule: z.object({ text: z.string(), doc: z.string().nullable(), section: z.string().nullable() }),
  days: z.array(explainedDay),
  sum: z.string(),
  changes: z.array(
    z.object({ at: z.string(), oldDueAt: z.string().nullable(), newDueAt: z.string().nullable(), reason: z.string() }),
  ),
  warnings: z.array(z.string()),
});

/** 为什么是这一天: dates and rules only, no personal data, so any signed-in person may see it. */
export function createDeadlinesRoutes(deps: RuleSources): Route[] {
  return [
    route({
      method: 'get',
      path: '/deadlines/:id/explain',
      summary: '为什么是这一天',
      tag: '期限',
      access: 'user',
      params: z.object({ id: z.string().min(1).max(64) }),
      answer: explanation,
      handle: ({ context, params }) => explainDeadline(context.db, context.clock, deps, params.id),
    }),
  ];
}
