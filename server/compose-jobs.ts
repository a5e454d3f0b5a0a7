import type { JobType } from '../processes/contract.js';
import type { JobHandler } from './engine/job-handler.js';
import { createApplicationsJobs } from './features/applications/applications-jobs.js';
import { createDeadlinesJobs } from './features/deadlines/deadlines-jobs.js';
import { createItemsJobs } from './features/items/items-jobs.js';
import { createNegativeRatingsJobs } from './features/negative-ratings/negative-ratings-jobs.js';
import { createRatingsJobs } from './features/ratings/ratings-jobs.js';
import { createRectificationsJobs } from './features/rectifications/rectifications-jobs.js';
import { createSupervisionJobs } from './features/supervision/supervision-jobs.js';
import { createWalkthroughsJobs } from './features/walkthroughs/walkthroughs-jobs.js';

type Deps = Parameters<typeof createApplicationsJobs>[0] &
  Parameters<typeof createItemsJobs>[0] &
  Parameters<typeof createDeadlinesJobs>[0] &
  Parameters<typeof createRatingsJobs>[0] &
  Parameters<typeof createNegativeRatingsJobs>[0] &
  Parameters<typeof createRectificationsJobs>[0] &
  Parameters<typeof createSupervisionJobs>[0] &
  Parameters<typeof createWalkthroughsJobs>[0];

/** Every step that the system does in a diagram: exactly one handler a job type of the contract (test/contract). */
export function composeJobs(deps: Deps): Record<JobType, JobHandler> {
  return {
    ...createApplicationsJobs(deps),
    ...createItemsJobs(deps),
    ...createDeadlinesJobs(deps),
    ...createRatingsJobs(deps),
    ...createNegativeRatingsJobs(deps),
    ...createRectificationsJobs(deps),
    ...createSupervisionJobs(deps),
    ...createWalkthroughsJobs(deps),
  } as Record<JobType, JobHandler>;
}
