import { gapWarning } from '../../shared/calendar/working-calendar.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import type { NoticeService } from '../../shared/notice-service.js';

/** Tells the administrators, once a year, that deadlines run into a year whose holidays have not been entered. */
export const tellCalendarGap = (unit: UnitOfWork, notices: NoticeService, year: number): Promise<void> =>
  notices.send(unit, {
    dedupeKey: `calendar.gap:${year}`,
    recipientType: 'ROLE',
    recipientId: 'ADMINISTRATOR',
    kind: 'calendar.gap',
    title: gapWarning(year),
    body: `已有期限落在 ${year} 年。放假通知公布后请在工作日历录入，这些期限会随之调整，每件留一条记录。`,
    subjectType: 'calendar',
    subjectId: String(year),
  });
