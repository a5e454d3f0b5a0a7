const ZONE = 'Asia/Shanghai';

const parts = (iso: string | Date) => {
  const date = iso instanceof Date ? iso : new Date(iso);
  const found = new Intl.DateTimeFormat('zh-CN', {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
    hourCycle: 'h23',
  }).formatToParts(date);
  const get = (type: Intl.DateTimeFormatPartTypes) => found.find((part) => part.type === type)?.value ?? '';
  return {
    year: get('year'),
    month: get('month'),
    day: get('day'),
    time: `${get('hour')}:${get('minute')}`,
    weekday: get('weekday'),
  };
};

/** YYYY-MM-DD in the office's time zone. */
export function isoDay(instant: string | Date): string {
  const { year, month, day } = parts(instant);
  return `${year}-${month}-${day}`;
}

/** 10-14 in lists; the year in front when it is not this year. */
export function shortDay(instant: string, now: Date | null): string {
  const { year, month, day } = parts(instant);
  return now === null || parts(now).year === year ? `${month}-${day}` : `${year}-${month}-${day}`;
}

/** 10-14 16:20 */
export function dayTime(instant: string, now: Date | null = null): string {
  return `${shortDay(instant, now)} ${parts(instant).time}`;
}

/** 10月14日（周三） */
export function dayInWords(instant: string | Date): string {
  const { month, day, weekday } = parts(instant);
  return `${Number(month)}月${Number(day)}日（${weekday}）`;
}

/** 2026年10月14日（周三） */
export function longDay(instant: string | Date): string {
  return `${parts(instant).year}年${dayInWords(instant)}`;
}

/** 17:30 */
export const timeOfDay = (instant: string | Date): string => parts(instant).time;

/** 2026-10-14 16:20, for tables where the year matters. */
export const fullTime = (instant: string): string => `${isoDay(instant)} ${timeOfDay(instant)}`;

/** 1.2 MB */
export function fileSize(bytes: number | null): string {
  if (bytes === null) return '';
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** – for nothing. */
export const orDash = (value: string | number | null | undefined): string =>
  value === null || value === undefined || value === '' ? '–' : String(value);
