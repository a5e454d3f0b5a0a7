import type { Budget, BudgetUnit } from '../deadline-service.js';

/** A number of units in a sentence: `3 个工作日`, `3 日（自然日）`, `12 分钟`. Months and hours are counted down in days and minutes. */
export function countText(count: number, unit: BudgetUnit): string {
  if (unit === 'WORKING_DAY') return `${count} 个工作日`;
  if (unit === 'DAY' || unit === 'MONTH') return `${count} 日（自然日）`;
  return count >= 60 && count % 60 === 0 ? `${count / 60} 小时` : `${count} 分钟`;
}

/** A budget as its source says it: `3个工作日`, `10日`, `1个月`, `即时（30分钟）`. */
export function budgetText({ value, unit }: Budget, instantMinutes: number): string {
  switch (unit) {
    case 'WORKING_DAY':
      return `${value}个工作日`;
    case 'DAY':
      return `${value}日`;
    case 'MONTH':
      return `${value}个月`;
    case 'HOUR':
      return `${value}小时`;
    case 'MINUTE':
      return `${value}分钟`;
    case 'INSTANT':
      return `即时（${instantMinutes}分钟）`;
  }
}
