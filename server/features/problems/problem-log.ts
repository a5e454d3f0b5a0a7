import type { UnitOfWork } from '../../shared/command-context.js';

/** One line of the 台账 about a problem (R67); ids and decisions only in `detail`. */
export function logProblem(
  unit: UnitOfWork,
  problem: { id: string; number: string; walkthroughId?: string | null },
  action: string,
  what: string,
  more: { reason?: string | undefined; detail?: Record<string, unknown> } = {},
): Promise<void> {
  const { id, number, walkthroughId } = problem;
  return unit.ledger({
    action,
    subjectType: 'problem',
    subjectId: id,
    caseId: walkthroughId ?? id,
    summary: `${number}：${what}`,
    ...more,
  });
}
