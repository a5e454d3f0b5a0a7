import type { UnitOfWork } from '../../shared/command-context.js';

/** One line of the 台账 about a rectification (R67); ids and decisions only in `detail`. */
export function logRectification(
  unit: UnitOfWork,
  rectification: { id: string; number: string },
  action: string,
  what: string,
  more: { reason?: string | undefined; detail?: Record<string, unknown> } = {},
): Promise<void> {
  const { id, number } = rectification;
  return unit.ledger({
    action,
    subjectType: 'rectification',
    subjectId: id,
    caseId: id,
    summary: `${number}：${what}`,
    ...more,
  });
}
