import type { JobType } from '../../../processes/contract.js';
import { done, requiredVariable, type JobHandler } from '../../engine/job-handler.js';
import { acceptApplication } from './accept-application.js';
import type { ApplicationDeps } from './application-deps.js';
import { composeFeedback } from './compose-feedback.js';
import { createCorrectionService } from './correction-service.js';
import { fetchSharedData } from './fetch-shared-data.js';
import { openApplication } from './open-application.js';
import { rejectApplication } from './reject-application.js';
import { splitApplication } from './split-application.js';
import { withdrawParts } from './withdraw-parts.js';

/** The steps of a one-thing diagram that concern the whole application. */
export function createApplicationsJobs(deps: ApplicationDeps): Partial<Record<JobType, JobHandler>> {
  return {
    'application.open': async (unit, job) => {
      const applicationId = requiredVariable(job, 'applicationId');
      return (await openApplication(unit, applicationId, job.processInstanceKey))
        ? done
        : {
            bpmnError: 'CASE_ALREADY_OPEN',
            message: `Application ${applicationId} is carried by another process instance`,
          };
    },
    'application.fetchSharedData': async (unit, job) => {
      await fetchSharedData(unit, deps, requiredVariable(job, 'applicationId'));
      return done;
    },
    'application.requestCorrection': async (unit, job) => {
      const applicationId = requiredVariable(job, 'applicationId');
      return {
        variables: { correctionId: await createCorrectionService(deps).open(unit, { applicationId, itemId: null }) },
      };
    },
    'application.reject': async (unit, job) => {
      await rejectApplication(unit, deps, requiredVariable(job, 'applicationId'));
      return done;
    },
    'application.accept': async (unit, job) => {
      await acceptApplication(unit, deps, requiredVariable(job, 'applicationId'));
      return done;
    },
    'application.split': async (unit, job) => ({
      variables: { items: await splitApplication(unit, deps, requiredVariable(job, 'applicationId')) },
    }),
    'application.composeFeedback': async (unit, job) => {
      await composeFeedback(unit, deps, requiredVariable(job, 'applicationId'));
      return done;
    },
    'application.withdraw': async (unit, job) => {
      await withdrawParts(unit, deps, requiredVariable(job, 'applicationId'));
      return done;
    },
  };
}
