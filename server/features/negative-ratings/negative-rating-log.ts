import type { UnitOfWork } from '../../shared/command-context.js';

/**
 * One line of the 台账. Its case is the check and not the application: the page of the application is the rated unit's, who must not
 * learn from it what its applicant said (R82).
 */
export function logNegativeRating(
  unit: UnitOfWork,
  row: { id: string; number: string },
  action: string,
  what: string,
  more: { reason?: string | undefined; detail?: Record<string, unknown> } = {},
): Promise<void> {
  return unit.ledger({
    action,
    subjectType: 'negative-rating',
    subjectId: row.id,
    caseId: row.id,
    summary: `${row.number}：${what}`,
    ...more,
  });
}
