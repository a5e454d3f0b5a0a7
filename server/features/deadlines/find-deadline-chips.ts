import type { DeadlineChip } from '../../api/deadlines.js';
import type { FindDeadlineChips } from '../../shared/find-deadline-chips.js';
import { chipOf } from './chip-of.js';
import { readDeadlines } from './deadline-rows.js';
import { rememberRuleSettings, type RuleSources } from './deadline-rules.js';

/** Subjects asked of the database at a time. */
const CHUNK = 500;

/**
 * Finds the clocks of subjects as chips: of each kind the open one, else the one closed last; the nearest due first. Counts are
 * made with the calendar of today and, like the due instant itself, the settings of the day on which a clock started.
 */
export function createFindDeadlineChips(sources: RuleSources): FindDeadlineChips {
  return async (db, at, subjectType, subjectIds) => {
    const chips = new Map<string, DeadlineChip[]>();
    const ids = [...new Set(subjectIds)];
    if (ids.length === 0) return chips;
    const calendar = await sources.getCalendar(db);
    const settingsOf = rememberRuleSettings(db, sources.settings);
    for (let from = 0; from < ids.length; from += CHUNK) {
      const rows = await readDeadlines(db, subjectType, ids.slice(from, from + CHUNK));
      const latest = new Map(rows.map((row) => [`${row.subjectId} ${row.kind}`, row]));
      for (const row of latest.values()) {
        const chip = chipOf(row, { ...(await settingsOf(row.startsAt)), calendar }, at);
        chips.set(row.subjectId, [...(chips.get(row.subjectId) ?? []), chip]);
      }
    }
    for (const of of chips.values()) of.sort(byDue);
    return chips;
  };
}

const byDue = (a: DeadlineChip, b: DeadlineChip): number =>
  (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') || a.kind.localeCompare(b.kind);
