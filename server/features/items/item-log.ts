import type { UnitOfWork } from '../../shared/command-context.js';

interface Subject {
  id: string;
  applicationId: string;
  serviceItemName: string;
}

/** One line of the 台账 about an item; ids and decisions only in `detail`. */
export function logItem(
  unit: UnitOfWork,
  item: Subject,
  action: string,
  what: string,
  more: { reason?: string | undefined; detail?: Record<string, unknown> } = {},
): Promise<void> {
  return unit.ledger({
    action,
    subjectType: 'item',
    subjectId: item.id,
    caseId: item.applicationId,
    summary: `${item.serviceItemName}：${what}`,
    ...more,
  });
}
