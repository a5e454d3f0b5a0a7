import type { JobType } from '../../../processes/contract.js';
import { done, requiredVariable, type JobHandler } from '../../engine/job-handler.js';
import { closeWalkthrough } from './close-walkthrough.js';
import { collectHistory } from './collect-history.js';
import { deliverFeedback } from './deliver-feedback.js';
import { countOpenProblems } from '../problems/find-open-problems.js';
import { leaveWalkthrough } from './leave-walkthrough.js';
import { receiveWalkthrough } from './receive-walkthrough.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';

/** The steps of the walkthrough processes. */
export function createWalkthroughsJobs(deps: WalkthroughDeps): Partial<Record<JobType, JobHandler>> {
  return {
    'walkthrough.open': async (unit, job) => {
      const id = requiredVariable(job, 'walkthroughId');
      const received = await receiveWalkthrough(unit, id, job.processInstanceKey);
      return received
        ? { variables: { ...received } }
        : { bpmnError: 'CASE_ALREADY_OPEN', message: `Walkthrough ${id} is carried by another process instance` };
    },
    'walkthrough.collectHistory': async (unit, job) => {
      await collectHistory(unit, deps, requiredVariable(job, 'walkthroughId'));
      return done;
    },
    'walkthrough.deliverFeedback': async (unit, job) => ({
      variables: { feedbackComplete: await deliverFeedback(unit, deps, requiredVariable(job, 'walkthroughId')) },
    }),
    'walkthrough.countOpenProblems': async ({ tx }, job) => ({
      variables: { openProblemCount: await countOpenProblems(tx, requiredVariable(job, 'walkthroughId')) },
    }),
    'walkthrough.close': async (unit, job) => {
      await closeWalkthrough(unit, deps, requiredVariable(job, 'walkthroughId'));
      return done;
    },
    'walkthrough.cancel': async (unit, job) => {
      await leaveWalkthrough(unit, requiredVariable(job, 'walkthroughId'));
      return done;
    },
  };
}
