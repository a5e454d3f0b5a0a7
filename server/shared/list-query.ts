import { z } from 'zod';

/**
 * The query of a list endpoint (server/api/list.ts), with the columns it may sort by; any other name is refused. Add a
 * list's own filters with `.extend`.
 */
export const listQuery = <Sort extends string>(sorts: readonly [Sort, ...Sort[]]) =>
  z.object({
    page: z.coerce.number().int().min(1).max(1_000_000).default(1).meta({ title: '页码' }),
    pageSize: z.coerce.number().int().min(1).max(200).default(25).meta({ title: '每页条数' }),
    sort: z.enum(sorts).optional().meta({ title: '排序字段' }),
    order: z.enum(['asc', 'desc']).default('asc').meta({ title: '排序方向' }),
    q: z
      .string()
      .trim()
      .max(100)
      .optional()
      .transform((text) => (text === '' ? undefined : text)),
  });
