import type { UnitOfWork } from '../../shared/command-context.js';
import type { DeadlineService } from '../../shared/deadline-service.js';

interface Pause {
  itemId: string;
  applicationId: string;
  /** The correction or special procedure the item waits for. */
  causeId: string;
}

/**
 * Stops the clocks of one item, and of the whole case with it: the whole is promised for its longest part, so it may not run out
 * while a part waits for somebody else. The clocks of the other items run on (R122).
 */
export async function pauseItem(
  unit: UnitOfWork,
  deadlines: DeadlineService,
  { itemId, applicationId, causeId, reason }: Pause & { reason: string },
): Promise<void> {
  await deadlines.suspend(unit, { subjectType: 'item', subjectId: itemId, causeId, reason });
  await deadlines.suspend(unit, { subjectType: 'application', subjectId: applicationId, causeId, reason });
}

/** The wait is over: both clocks run again. Idempotent. */
export async function resumeItem(
  unit: UnitOfWork,
  deadlines: DeadlineService,
  { itemId, applicationId, causeId }: Pause,
): Promise<void> {
  await deadlines.resume(unit, { subjectType: 'item', subjectId: itemId, causeId });
  await deadlines.resume(unit, { subjectType: 'application', subjectId: applicationId, causeId });
}
