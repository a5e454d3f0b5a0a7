import type { JobType } from '../../../processes/contract.js';
import { requiredVariable, type JobHandler } from '../../engine/job-handler.js';
import { inviteRating } from './invite-rating.js';
import type { RatingDeps } from './rating-deps.js';

/** Steps of the diagrams that ask for a rating. */
export function createRatingsJobs(
  deps: Pick<RatingDeps, 'settings' | 'deadlines' | 'notices'>,
): Partial<Record<JobType, JobHandler>> {
  return {
    'rating.invite': async (unit, job) => ({
      variables: { ratingInvitationId: await inviteRating(unit, deps, requiredVariable(job, 'applicationId')) },
    }),
  };
}
