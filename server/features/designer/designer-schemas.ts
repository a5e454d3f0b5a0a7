import { z } from 'zod';
import { DRAFT_STATUSES, type DraftStatus } from '../../api/loop-states.js';
import { listQuery } from '../../shared/list-query.js';

const id = z.string().min(1).max(120);
const version = z.coerce.number().int().min(1);
const rowVersion = z.number().int().min(1);
const note = z.string().trim().max(2000);
/** Characters of a diagram; the largest of ours has 100,000. */
const xml = z.string().min(1, '文件是空的').max(1_000_000, '文件太大').meta({ title: '流程图' });
const keys = Object.keys(DRAFT_STATUSES) as [DraftStatus, ...DraftStatus[]];
const blank = z.literal('').transform(() => undefined);

export const draftListSchema = listQuery(['updatedAt', 'submittedAt', 'name']).extend({
  order: z.enum(['asc', 'desc']).default('desc').meta({ title: '排序方向' }),
  processId: id.optional().or(blank),
  status: z.enum(keys).optional().or(blank),
  mine: z
    .enum(['true', 'false'])
    .optional()
    .transform((text) => text === 'true'),
});
export const draftParamsSchema = z.object({ id });
export const processParamsSchema = z.object({ processId: id });
export const findingsQuerySchema = z.object({ version: version.optional() });
export const newDraftSchema = z.union([
  z.object({ xml }),
  z.object({ processId: id, fromVersion: version.optional() }),
]);
export const saveSchema = z.object({ xml, version: rowVersion });
export const lintSchema = z.object({ xml });
export const submitSchema = z.object({ note: note.meta({ title: '改动说明' }), version: rowVersion });
export const reviewSchema = z.object({
  note: note.optional().meta({ title: '审核意见' }),
  version: rowVersion.optional(),
  againstVersion: rowVersion.optional(),
});
export const emptySchema = z.object({});
export const restoreSchema = z.object({ version: rowVersion, reason: note.meta({ title: '理由' }) });

export const createdSchema = z.object({ id: z.string() });
export const actionResultSchema = z.object({ id: z.string(), version: z.number().int(), message: z.string() });
const problem = z.object({
  elementId: z.string().nullable(),
  rule: z.string(),
  category: z.enum(['error', 'warn']),
  message: z.string(),
  elementName: z.string().nullable().optional(),
  detail: z.string().optional(),
});
export const problemsSchema = z.array(problem);
export const savedSchema = z.object({ id: z.string(), version: z.number().int(), problems: problemsSchema });
