import type { ItemLimit } from './load-catalogue.js';

const UNIT_NAMES: Record<ItemLimit['unit'], string> = {
  WORKING_DAY: '个工作日',
  DAY: '日',
  MONTH: '个月',
  HOUR: '小时',
  MINUTE: '分钟',
  INSTANT: '',
};

/** A promised limit in the applicant's words: `3 个工作日内办结`, `当场办结`; null where the document names none. */
export function limitText(limits: readonly ItemLimit[] | null): string | null {
  const limit = limits?.[0];
  if (!limit) return null;
  if (limit.unit === 'INSTANT') return '当场办结';
  return `${limit.value} ${UNIT_NAMES[limit.unit]}内办结`.replace(' 日', '日');
}
