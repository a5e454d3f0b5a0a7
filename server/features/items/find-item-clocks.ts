import type { Tx } from '../../db.js';
import type { Budget, BudgetUnit } from '../../shared/deadline-service.js';
import type { SettingsService } from '../../shared/settings-service.js';

export interface ItemClock {
  /** Null: no limit, shown as such (R146). */
  budget: Budget | null;
  sourceText: string;
  sourceDoc?: string | undefined;
  sourceSection?: string | undefined;
}

interface Limit {
  value: number;
  unit: BudgetUnit;
  caseName?: string | undefined;
}

/** Rough length in hours, only to choose between several cases of one item; what is promised is counted by the calendar. */
const HOURS: Record<BudgetUnit, number> = { WORKING_DAY: 34, DAY: 24, MONTH: 730, HOUR: 1, MINUTE: 1 / 60, INSTANT: 0.5 };

/**
 * The promised and statutory limits of a service item here. Where several cases remain, the longest: nothing is promised that one
 * case would break. Where the documents name none (各地结合实际制定), the place's setting, or no limit (R146).
 */
export async function findItemClocks(
  tx: Tx,
  settings: SettingsService,
  at: Date,
  serviceItemId: string,
): Promise<{ promised: ItemClock; statutory: ItemClock | null }> {
  const item = await tx.serviceItem.findUniqueOrThrow({ where: { id: serviceItemId } });
  const [sourceDoc, ...section] = (item.limitSource ?? '').split(' ');
  const source = item.limitSource ? { sourceDoc, sourceSection: section.join(' ') } : {};
  const toClock = (limits: unknown, text: string | null): ItemClock | null => {
    const limit = longest(limits as Limit[] | null);
    return limit && { budget: { value: limit.value, unit: limit.unit }, sourceText: `${item.name} ${text ?? ''}${limit.caseName ? `（${limit.caseName}）` : ''}`.trim(), ...source };
  };
  const promised = toClock(item.promisedLimits, item.promisedText);
  const fallback = promised ? null : await settings.get(tx, 'deadline.defaultItemLimit', at);
  const fallbackText = `${item.name} 文件未定时限，${fallback ? '按本地默认' : '本地也未设定'}`;
  return {
    promised: promised ?? { budget: fallback, sourceText: fallbackText },
    statutory: toClock(item.statutoryLimits, item.statutoryText),
  };
}

const longest = (limits: Limit[] | null): Limit | null =>
  (limits ?? []).reduce<Limit | null>((best, limit) => (!best || limit.value * HOURS[limit.unit] > best.value * HOURS[best.unit] ? limit : best), null);
