import { z } from 'zod';
import { NEGATIVE_RATING_STATUSES, VERDICTS, type NegativeRatingStatus, type Verdict } from '../../api/loop-states.js';
import { listQuery } from '../../shared/list-query.js';

const statuses = Object.keys(NEGATIVE_RATING_STATUSES) as [NegativeRatingStatus, ...NegativeRatingStatus[]];
const verdicts = Object.keys(VERDICTS) as [Verdict, ...Verdict[]];
const filter = <T extends z.ZodType>(schema: T) => schema.optional().or(z.literal('').transform(() => undefined));

/** Query of the list (server/api/negative-ratings.ts). An empty filter is no filter: forms send them. */
export const listSchema = listQuery(['receivedAt', 'number']).extend({
  order: z.enum(['asc', 'desc']).default('desc').meta({ title: '排序方向' }),
  status: filter(z.enum(statuses)).meta({ title: '状态' }),
  unitId: filter(z.string().max(100)).meta({ title: '被评单位' }),
  named: filter(z.enum(['true', 'false']).transform((text) => text === 'true')).meta({ title: '实名' }),
});
export const boardSchema = z.object({ unitId: filter(z.string().max(100)).meta({ title: '被评单位' }) });
export const paramsSchema = z.object({ id: z.string().min(1).max(40) });

const version = z.number().int().min(1).meta({ title: '版本' });
const text = (title: string, most = 1000) => z.string().trim().min(1, `请填写${title}`).max(most).meta({ title });

export const appointSchema = z.object({ version, userId: text('回访专人', 40) });
export const callbackSchema = z.object({
  version,
  verdict: z.enum(verdicts).meta({ title: '核实结论' }),
  note: text('回访核实情况'),
  reached: z.boolean().meta({ title: '是否回访到人' }),
});
export const stateReasonSchema = z.object({
  version,
  reason: text('理由'),
  limit: z
    .object({ value: z.int().min(1).max(3650), unit: z.enum(['WORKING_DAY', 'DAY']) })
    .meta({ title: '整改期限' }),
});
export const explainSchema = z.object({ version, explanation: text('解释说明'), deliveryMode: text('送达方式', 50) });
export const feedBackSchema = z.object({ version, text: text('反馈内容'), mode: text('反馈方式', 50) });
export const submitSheetSchema = z.object({ version });
export const terminateSchema = z.object({ version, reason: text('终止理由', 500) });

export const actionResultSchema = z.object({ id: z.string(), version: z.number().int(), message: z.string() });
