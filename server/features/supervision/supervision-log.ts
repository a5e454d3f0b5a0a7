import type { UnitOfWork } from '../../shared/command-context.js';

/** One line of the 台账 about an order; ids and decisions only in `detail`. */
export function logSupervision(
  unit: UnitOfWork,
  row: { id: string; number: string },
  action: string,
  what: string,
  more: { reason?: string | undefined; detail?: Record<string, unknown> } = {},
): Promise<void> {
  return unit.ledger({
    action,
    subjectType: 'supervision',
    subjectId: row.id,
    caseId: row.id,
    summary: `${row.number}：${what}`,
    ...more,
  });
}
