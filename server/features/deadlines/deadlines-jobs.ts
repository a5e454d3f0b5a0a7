import type { JobType } from '../../../processes/contract.js';
import { done, requiredVariable, type JobHandler } from '../../engine/job-handler.js';
import { clockOf } from './reminded-clocks.js';
import { remindOfDeadline, type RemindDeps, type Reminder } from './remind-of-deadline.js';

/** Steps of the diagrams that remind of a deadline. The headers `subject` and `clock` say what `subjectId` is and whose limit. */
export function createDeadlinesJobs(deps: RemindDeps): Partial<Record<JobType, JobHandler>> {
  const handler =
    (reminder: Reminder): JobHandler =>
    async (unit, job) => {
      const clock = clockOf(job.headers['subject'], job.headers['clock']);
      await remindOfDeadline(unit, deps, { clock, subjectId: requiredVariable(job, 'subjectId'), reminder });
      return done;
    };
  return { 'deadline.warn': handler('warn'), 'deadline.remind': handler('remind') };
}
