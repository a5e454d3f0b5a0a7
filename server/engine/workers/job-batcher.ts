import type { CommandContext } from '../../shared/command-context.js';
import { handleJobs, type HandledJob, type WaitingJob } from './handle-jobs.js';

/**
 * Group commit for jobs: while one transaction runs, the jobs that come (of whatever type) wait and share the next one, at most
 * `size` of them. A single job never waits for company.
 */
export class JobBatcher {
  #waiting: (WaitingJob & { settle: (handled: HandledJob) => void })[] = [];
  #running = false;

  constructor(
    private readonly context: CommandContext,
    private readonly size: number,
  ) {}

  /** Settles when the job's rows are committed, or with the reason why they are not; never rejects. */
  handle(one: WaitingJob): Promise<HandledJob> {
    return new Promise((settle) => {
      this.#waiting.push({ ...one, settle });
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.size);
      const handled = await handleJobs(this.context, batch);
      for (const [index, one] of batch.entries()) one.settle(handled[index] ?? { job: one.job, error: 'not handled' });
    }
    this.#running = false;
  }
}
