import type { JobType } from '../../../processes/contract.js';
import { done, requiredVariable, type JobHandler } from '../../engine/job-handler.js';
import type { NoticeService } from '../../shared/notice-service.js';
import { remindOfDeadline, type Reminder } from './remind-of-deadline.js';

/** Steps of the diagrams that remind of a deadline. The header `subject` says what `subjectId` is: items, so far. */
export function createDeadlinesJobs(deps: { notices: NoticeService }): Partial<Record<JobType, JobHandler>> {
  const handler =
    (reminder: Reminder): JobHandler =>
    async (unit, job) => {
      if (job.headers['subject'] !== 'item')
        throw new Error(`Expected job ${job.type} to have subject item, but it has ${job.headers['subject']}`);
      await remindOfDeadline(unit, deps, requiredVariable(job, 'subjectId'), reminder);
      return done;
    };
  return { 'deadline.warn': handler('warn'), 'deadline.remind': handler('remind') };
}
