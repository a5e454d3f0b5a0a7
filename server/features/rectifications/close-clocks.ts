import type { UnitOfWork } from '../../shared/command-context.js';
import type { DeadlineService } from '../../shared/deadline-service.js';
import { lastRound, type RectificationRecord } from './load-rectification.js';

/** Ends the clock of the running round. Idempotent. */
export async function closeRoundClock(
  unit: UnitOfWork,
  deadlines: DeadlineService,
  rectification: RectificationRecord,
  reason: string,
): Promise<void> {
  const round = lastRound(rectification);
  if (round)
    await deadlines.close(unit, {
      subjectType: 'rectification',
      subjectId: round.id,
      kind: 'RECTIFICATION',
      reason,
    });
}

/** Ends the clock of the evaluation that was asked for. Idempotent. */
export async function closeEvaluationClock(
  unit: UnitOfWork,
  deadlines: DeadlineService,
  rectification: RectificationRecord,
  reason: string,
): Promise<void> {
  const requestId = lastRound(rectification)?.evaluationRequestId;
  if (requestId)
    await deadlines.close(unit, {
      subjectType: 'evaluation-request',
      subjectId: requestId,
      kind: 'EVALUATION',
      reason,
    });
}
