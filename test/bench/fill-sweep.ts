import Database from 'better-sqlite3';
import { createInserter, dbText, type Row } from './insert-into.js';

/** What falls due at once, of a hundred: messages to diagrams, rungs that only show, and commands of the features that own the subject. */
const MIX = [
  { kind: 'ITEM_PROMISED', subjectType: 'item', rung: 'NEAR_DUE', share: 30, effect: 'item.nearDue' },
  { kind: 'ITEM_PROMISED', subjectType: 'item', rung: 'OVERDUE_1', share: 20, effect: 'item.overdue' },
  {
    kind: 'RECTIFICATION',
    subjectType: 'rectification',
    rung: 'OVERDUE_1',
    share: 20,
    effect: 'rectification.overdue',
  },
  { kind: 'ITEM_STATUTORY', subjectType: 'item', rung: 'DUE', share: 15, effect: null },
  { kind: 'RATING_WINDOW', subjectType: 'rating-invitation', rung: 'DUE', share: 10, effect: 'rating.windowClosed' },
  { kind: 'CORRECTION', subjectType: 'correction', rung: 'DUE', share: 5, effect: 'correction.expired' },
] as const;

export interface SweepVolume {
  /** Message → how many of it the sweep has to send, each with a key of its own. */
  messages: Record<string, number>;
  deadlines: number;
}

/** Fills a seeded, stopped database with deadlines that have one rung each, all of them due at the same instant. */
export function fillSweep(file: string, count: number, dueAt: Date): SweepVolume {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = OFF');
  const { insert } = createInserter(db);
  const plan = MIX.flatMap((each) => Array.from({ length: each.share }, () => each));
  const messages: Record<string, number> = {};
  const at = dbText(dueAt);
  db.transaction(() => {
    for (let index = 0; index < count; index++) {
      // 37 and 100 share no factor: the kinds are mixed, as they come in life
      const { kind, subjectType, rung, effect } = plan[(index * 37) % plan.length] as (typeof MIX)[number];
      const serial = String(index).padStart(7, '0');
      const subjectId = `subject_bench${serial}`;
      const caseId = `case_bench${serial}`;
      if (effect) messages[effect] = (messages[effect] ?? 0) + 1;
      if (kind === 'RATING_WINDOW' || kind === 'CORRECTION')
        fillApplication(insert, caseId, kind, subjectId, serial, at);
      insert('Deadline', {
        id: `dl_bench${serial}`,
        subjectType,
        subjectId,
        caseId,
        kind,
        budgetValue: 3,
        budgetUnit: 'WORKING_DAY',
        startsAt: at,
        dueAt: at,
        nearDueAt: at,
        suspended: 0,
        calendarGap: 0,
        sourceText: '性能测试',
        openedAt: at,
      });
      insert('DeadlineRung', { deadlineId: `dl_bench${serial}`, rung, plannedAt: at });
    }
  })();
  db.exec('ANALYZE');
  db.close();
  return { messages, deadlines: count };
}

function fillApplication(
  insert: (table: string, row: Row) => void,
  id: string,
  kind: string,
  subjectId: string,
  serial: string,
  at: string,
): void {
  insert('Application', {
    id,
    number: `SY-2026-${serial}`,
    oneThingId: 'ot-unemployment',
    oneThingName: '失业“一件事”',
    status: kind === 'CORRECTION' ? 'CORRECTION' : 'COMPLETED',
    channel: 'PORTAL',
    form: '{}',
    selectedItems: '[]',
    applicantName: '测试一',
    createdAt: at,
    updatedAt: at,
    submittedAt: at,
    version: 1,
  });
  if (kind === 'CORRECTION')
    insert('Correction', {
      id: subjectId,
      applicationId: id,
      entries: '[]',
      status: 'OPEN',
      requestedById: 'bench',
      requestedAt: at,
    });
  else insert('RatingInvitation', { id: subjectId, applicationId: id, invitedAt: at });
}
