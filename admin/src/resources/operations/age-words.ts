const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 45 秒, 3 分钟, 2 小时, 5 天: how long something has lasted, in its largest unit. */
export function ageWords(ms: number): string {
  if (ms < MINUTE) return `${Math.floor(ms / 1000)} 秒`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} 分钟`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} 小时`;
  return `${Math.floor(ms / DAY)} 天`;
}
