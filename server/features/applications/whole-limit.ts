import type { OpenDeadline } from '../../shared/deadline-service.js';

/** A limit and where it comes from. */
export type Limit = Pick<OpenDeadline, 'budget' | 'sourceText' | 'sourceDoc' | 'sourceSection'>;

export const NO_LIMIT: Limit = { budget: null, sourceText: '无时限' };

/** One item of an application with its limit, the day that follows from it, and the items of the same application that it waits for. */
export interface LimitedPart {
  serviceItemId: string;
  limit: Limit;
  dueAt: Date | null;
  waitsFor: readonly string[];
}

/**
 * What the whole is promised for. Items that are handled at once: the longest single limit (R116). Items that a document puts one
 * after another (R117) take their time one after another, so that the whole is not promised for a day before its last item's: their
 * limits are added where they are in the same unit and together longer than any single one.
 */
export function limitOfWhole(parts: readonly LimitedPart[]): Limit {
  const [longest] = parts
    .filter((part): part is LimitedPart & { dueAt: Date } => part.dueAt !== null)
    .sort((a, b) => b.dueAt.getTime() - a.dueAt.getTime());
  if (!longest) return NO_LIMIT;
  const single: Limit = { ...longest.limit, sourceText: `整件不超过最长单项：${longest.limit.sourceText}` };
  return parts.reduce((whole, part) => {
    const chain = chainOf(part, parts);
    return chain && isLonger(chain, whole) ? chain : whole;
  }, single);
}

/** An item after those it waits for; null when it waits for none, or their limits cannot be added. `behind`: those that wait for it. */
function chainOf(part: LimitedPart, parts: readonly LimitedPart[], behind: readonly string[] = []): Limit | null {
  const path = [...behind, part.serviceItemId];
  const before = parts
    .filter(({ serviceItemId }) => part.waitsFor.includes(serviceItemId) && !path.includes(serviceItemId))
    .map((each) => chainOf(each, parts, path) ?? each.limit);
  return before.reduce<Limit | null>((chain, first) => {
    const { budget } = part.limit;
    if (!budget || !first.budget || first.budget.unit !== budget.unit) return chain;
    const together: Limit = {
      budget: { unit: budget.unit, value: first.budget.value + budget.value },
      sourceText: `${first.sourceText}，其后${part.limit.sourceText}`,
    };
    return chain && !isLonger(together, chain) ? chain : together;
  }, null);
}

const isLonger = ({ budget: one }: Limit, { budget: other }: Limit): boolean =>
  one !== null && other !== null && one.unit === other.unit && one.value > other.value;
