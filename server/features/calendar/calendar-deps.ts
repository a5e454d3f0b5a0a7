import type { CalendarImpact } from '../../api/admin.js';
import type { Db, Tx } from '../../db.js';
import type { WorkingCalendar } from '../../shared/calendar/working-calendar.js';
import type { UnitOfWork } from '../../shared/command-context.js';

/** What a change of the calendar asks of the deadlines. Implemented by `features/deadlines` (recalculate-deadlines.ts). */
export interface CalendarDeps {
  /** Counts what would move under another calendar; writes nothing. */
  previewMoves(db: Db | Tx, calendar: WorkingCalendar): Promise<CalendarImpact>;
  /** Derives every open deadline again; each that moves gets a change row and a ledger line that begins with `because`. */
  applyMoves(unit: UnitOfWork, calendar: WorkingCalendar, because: string): Promise<CalendarImpact>;
}
