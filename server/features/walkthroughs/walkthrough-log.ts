import type { UnitOfWork } from '../../shared/command-context.js';

/** One line of the 台账 about a walk; ids and decisions only in `detail`. */
export function logWalkthrough(
  unit: UnitOfWork,
  walkthrough: { id: string; number: string },
  action: string,
  what: string,
  more: { reason?: string | undefined; detail?: Record<string, unknown> } = {},
): Promise<void> {
  const { id, number } = walkthrough;
  return unit.ledger({
    action,
    subjectType: 'walkthrough',
    subjectId: id,
    caseId: id,
    summary: `${number}：${what}`,
    ...more,
  });
}
