import type { InboxRow } from '../../../../server/api/inbox.js';
import { TASK_VERBS } from '../../tasks/task-forms.js';
import { subjectHref } from '../supervision/subject-href.js';

/** Where the work of a row is done. */
export const hrefOfRow = (row: InboxRow): string => subjectHref(row.subjectType, row.subjectId);

/** The verb on its button. */
export function verbOfRow(row: InboxRow): string {
  if (row.endedAt) return '打开';
  return TASK_VERBS[row.kind] ?? (row.kind.includes('assist') ? '回复' : '打开');
}
