import type { Channel } from '../../api/application-states.js';
import { budgetText } from '../../shared/calendar/unit-names.js';
import type { Budget, BudgetUnit } from '../../shared/deadline-service.js';
import type { SettingValues } from '../../shared/settings-service.js';

/** What the catalogue knows about the limits of an item: rows of `ServiceItem`. */
export interface LimitedItem {
  promisedLimits: unknown;
  statutoryLimits: unknown;
  locallyDefined: boolean;
  /** `004 附件2 第9项` */
  limitSource: string | null;
}

/** A limit with where it comes from; `budget` null: 无时限, shown as such and never as 0 (R146). */
export interface ItemLimitChoice {
  budget: Budget | null;
  sourceText: string;
  sourceDoc?: string;
  sourceSection?: string;
}

interface StoredLimit {
  value: number;
  unit: BudgetUnit;
  case?: string;
  caseName?: string;
}

type LimitSettings = Pick<SettingValues, 'deadline.defaultItemLimit' | 'deadline.instantMinutes'>;

/** Cases of a limit that speak about the channel (R149): which channel they mean. */
const CHANNEL_CASES: Partial<Record<string, Channel>> = { 'on-site': 'COUNTER', online: 'PORTAL' };

/**
 * The promised limit of an item. A limit for this channel comes first, then one that names no channel; several cases that remain
 * give the first (the catalogue holds the place's choice, R148). A document that promises nothing for this channel leaves what it
 * says is in force (当前规定). 各地结合实际制定 is the place's own setting (R150). Otherwise there is no limit.
 */
export function limitOfItem(item: LimitedItem, channel: Channel, settings: LimitSettings): ItemLimitChoice {
  const minutes = settings['deadline.instantMinutes'];
  const promised = forChannel(item.promisedLimits, channel);
  if (promised)
    return { budget: { value: promised.value, unit: promised.unit }, ...sourceOf(item, promised, minutes, '提速清单') };
  const statutory = item.promisedLimits ? forChannel(item.statutoryLimits, channel) : null;
  if (statutory)
    return {
      budget: { value: statutory.value, unit: statutory.unit },
      ...sourceOf(item, statutory, minutes, '当前规定'),
    };
  const local = item.locallyDefined ? settings['deadline.defaultItemLimit'] : null;
  if (local) return { budget: local, sourceText: `本地设定 ${budgetText(local, minutes)}` };
  return { budget: null, sourceText: '无时限' };
}

/** The limit in force before the promise (当前规定的办结时限), or null when the document says 无. */
export function statutoryLimitOfItem(
  item: LimitedItem,
  channel: Channel,
  settings: LimitSettings,
): ItemLimitChoice | null {
  const limit = forChannel(item.statutoryLimits, channel);
  return (
    limit && {
      budget: { value: limit.value, unit: limit.unit },
      ...sourceOf(item, limit, settings['deadline.instantMinutes'], '当前规定'),
    }
  );
}

function forChannel(limits: unknown, channel: Channel): StoredLimit | null {
  const all = (limits as StoredLimit[] | null) ?? [];
  const channelOf = (limit: StoredLimit) => (limit.case === undefined ? undefined : CHANNEL_CASES[limit.case]);
  return (
    all.find((limit) => channelOf(limit) === channel) ?? all.find((limit) => channelOf(limit) === undefined) ?? null
  );
}

function sourceOf(
  { limitSource }: LimitedItem,
  limit: StoredLimit,
  instantMinutes: number,
  kind: string,
): Omit<ItemLimitChoice, 'budget'> {
  const [doc, ...section] = (limitSource ?? '').split(' ').filter(Boolean);
  const place = section.at(-1);
  const sourceText = [kind, place, `${limit.caseName ?? ''}${budgetText(limit, instantMinutes)}`]
    .filter(Boolean)
    .join(' ');
  return { sourceText, ...(doc ? { sourceDoc: doc, sourceSection: section.join(' ') } : {}) };
}
