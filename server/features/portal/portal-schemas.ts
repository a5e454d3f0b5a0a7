import { z } from 'zod';

const id = z.string().min(1).max(100);
/** Plain values; a list where several options may be ticked. */
const answer = z.union([
  z.string().max(1000),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(200)).max(100),
]);
const form = z.record(z.string().max(200), answer);

export const idParams = z.object({ id });
export const materialParams = z.object({ id, materialId: id });
export const correctionParams = z.object({ id, correctionId: id });
export const draftBody = z.object({ form, selectedItems: z.array(id).max(50), version: z.number().int() });
export const submitBody = z.object({
  version: z.number().int(),
  commitments: z
    .object({ credit: z.boolean().optional(), tolerance: z.array(z.string().max(200)).max(50).optional() })
    .default({}),
});
export const materialBody = z.object({ key: z.string().min(1).max(200), correctionId: id.optional() });
export const trackBody = z.object({
  number: z.string().trim().max(40),
  phoneLast4: z.string().regex(/^\d{4}$/, '请填手机号后四位数字'),
});
export const reasonBody = z.object({ reason: z.string().trim().min(1, '请填写原因').max(200) });
export const supplyBody = z.object({ form: form.optional() });
