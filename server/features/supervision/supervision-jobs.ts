import type { JobType } from '../../../processes/contract.js';
import { done, requiredVariable, type JobHandler } from '../../engine/job-handler.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { closeSupervision } from './close-supervision.js';
import { includeInBulletin } from './include-in-bulletin.js';
import { issueSupervision } from './issue-supervision.js';
import { leaveSupervision } from './lift-order.js';
import { superviseOverdue } from './order-supervision.js';
import type { SupervisionDeps } from './supervision-deps.js';

/** The steps of SupervisionProcess, and the upper rungs of the ladder in the other diagrams. */
export function createSupervisionJobs(deps: SupervisionDeps): Partial<Record<JobType, JobHandler>> {
  const onSubject =
    (run: (unit: UnitOfWork, subjectType: string, subjectId: string) => Promise<void>): JobHandler =>
    async (unit, job) => {
      await run(unit, job.headers['subject'] ?? '', requiredVariable(job, 'subjectId'));
      return done;
    };
  const onOrder =
    (run: (unit: UnitOfWork, id: string) => Promise<void>): JobHandler =>
    async (unit, job) => {
      await run(unit, requiredVariable(job, 'supervisionOrderId'));
      return done;
    };
  return {
    'supervision.order': onSubject((unit, type, id) => superviseOverdue(unit, deps, type, id)),
    'bulletin.include': onSubject((unit, type, id) => includeInBulletin(unit, deps, type, id)),
    'supervision.issue': async (unit, job) => {
      const id = requiredVariable(job, 'supervisionOrderId');
      const issued = await issueSupervision(unit, deps, id, job.processInstanceKey);
      return issued
        ? { variables: { ...issued } }
        : { bpmnError: 'CASE_ALREADY_OPEN', message: `Order ${id} is carried by another process instance` };
    },
    'supervision.close': onOrder((unit, id) => closeSupervision(unit, deps, id)),
    'supervision.lift': onOrder((unit, id) => leaveSupervision(unit, deps, id)),
  };
}
