import { z } from 'zod';
import { dayText, parseDay } from '../../shared/calendar/day-number.js';

const isDay = (text: string): boolean => {
  try {
    return dayText(parseDay(text)) === text;
  } catch {
    return false;
  }
};

/** A year that people keep deadlines in. */
export const yearParams = z.object({ year: z.coerce.number().int().min(2004).max(2100) });

export const calendarDay = z.object({
  date: z.string().refine(isDay, '日期应为存在的 YYYY-MM-DD'),
  kind: z.enum(['HOLIDAY', 'WORKDAY']),
  name: z.string().trim().min(1, '请写明假期名称').max(50),
});
export type CalendarDayInput = z.infer<typeof calendarDay>;

/** The whole arrangement of a year as it is to be, and the notice it follows. */
export const changeCalendarBody = z.object({
  noticeTitle: z.string().trim().min(1, '请写明依据的通知').max(200),
  noticeNo: z.string().trim().max(100).optional(),
  days: z.array(calendarDay).max(200),
  preview: z.boolean().optional(),
});

export const calendarYearAnswer = z.object({
  year: z.number(),
  loaded: z.boolean(),
  noticeTitle: z.string().nullable(),
  noticeNo: z.string().nullable(),
  days: z.array(calendarDay.extend({ noticeTitle: z.string() })),
  warning: z.string().nullable(),
});

export const calendarImpactAnswer = z.object({
  moved: z.number(),
  byUnit: z.array(z.object({ unitName: z.string(), count: z.number() })),
  examples: z.array(z.object({ number: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
});
