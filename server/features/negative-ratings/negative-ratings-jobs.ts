import type { JobType } from '../../../processes/contract.js';
import { done, requiredVariable, type JobHandler } from '../../engine/job-handler.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { assignCallback } from './assign-callback.js';
import { closeNegativeRating } from './close-negative-rating.js';
import { composeReportSheet } from './compose-report-sheet.js';
import { disregardRating } from './disregard-rating.js';
import type { NegativeRatingDeps } from './negative-rating-deps.js';
import { receiveNegativeRating } from './receive-negative-rating.js';
import { leaveNegativeRating } from './terminate-negative-rating.js';

/** The steps of NegativeRatingProcess. */
export function createNegativeRatingsJobs(deps: NegativeRatingDeps): Partial<Record<JobType, JobHandler>> {
  const step =
    (run: (unit: UnitOfWork, id: string) => Promise<void>): JobHandler =>
    async (unit, job) => {
      await run(unit, requiredVariable(job, 'ratingId'));
      return done;
    };
  return {
    'rating.openNegative': async (unit, job) => {
      const id = requiredVariable(job, 'ratingId');
      const unitId = await receiveNegativeRating(unit, id, job.processInstanceKey);
      return unitId
        ? { variables: { unitId } }
        : { bpmnError: 'CASE_ALREADY_OPEN', message: `Negative rating ${id} is carried by another process instance` };
    },
    'callback.assign': async (unit, job) => {
      const id = requiredVariable(job, 'ratingId');
      const callbackOfficerId = await assignCallback(unit, deps, id);
      return callbackOfficerId
        ? { variables: { callbackOfficerId } }
        : { bpmnError: 'NO_CALLBACK_OFFICER', message: `Nobody outside the rated unit can call back about ${id}` };
    },
    'rating.disregard': step(disregardRating),
    'report.composeNegativeSheet': step((unit, id) => composeReportSheet(unit, deps, id)),
    'rating.closeNegative': step((unit, id) => closeNegativeRating(unit, deps, id)),
    'rating.terminateNegative': step((unit, id) => leaveNegativeRating(unit, deps, id)),
  };
}
