import type { z } from 'zod';
import { route, type Route } from '../../http/route.js';
import type { CalendarDeps } from './calendar-deps.js';
import { calendarImpactAnswer, calendarYearAnswer, changeCalendarBody, yearParams } from './calendar-schemas.js';
import { changeCalendar } from './change-calendar.js';
import { findCalendarYear } from './find-calendar-year.js';

type Year = z.infer<typeof yearParams>;
type Change = z.infer<typeof changeCalendarBody>;

/** Endpoints of the working calendar (server/api/admin.ts). */
export function createCalendarRoutes(deps: CalendarDeps): Route[] {
  return [
    route<Year>({
      method: 'get',
      path: '/calendar/:year',
      summary: '某年的工作日历',
      tag: '工作日历',
      access: 'user',
      params: yearParams,
      answer: calendarYearAnswer,
      handle: ({ context, params }) => findCalendarYear(context.db, params.year),
    }),
    route<Year, unknown, Change>({
      method: 'put',
      path: '/calendar/:year',
      summary: '按通知调整工作日历，预览或应用',
      tag: '工作日历',
      access: 'calendar.manage',
      params: yearParams,
      body: changeCalendarBody,
      answer: calendarImpactAnswer,
      handle: ({ context, params, body }) => changeCalendar(context, deps, { ...body, year: params.year }),
    }),
  ];
}
