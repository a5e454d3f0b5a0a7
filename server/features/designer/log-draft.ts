import type { UnitOfWork } from '../../shared/command-context.js';
import type { DraftRecord } from './load-draft.js';

/** One line of the 台账 on a process's draft. */
export function logDraft(
  unit: UnitOfWork,
  draft: Pick<DraftRecord, 'id' | 'processId' | 'name'>,
  action: string,
  what: string,
  more: { reason?: string | undefined; detail?: Record<string, unknown> } = {},
): Promise<void> {
  return unit.ledger({
    action,
    subjectType: 'process',
    subjectId: draft.processId,
    summary: `流程“${draft.name}”${what}`,
    reason: more.reason,
    detail: { draftId: draft.id, ...more.detail },
  });
}
