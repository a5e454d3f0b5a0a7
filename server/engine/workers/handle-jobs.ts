import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import type { Job, JobHandler, JobResult } from '../job-handler.js';
import type { ActivatedJob } from '../port.js';
import { findReceipts, writeReceipts, type Receipt } from './job-receipts.js';

/** A job that waits for its handler. */
export interface WaitingJob {
  job: ActivatedJob;
  handler: JobHandler;
}

/** How a job ended on our side: its rows are committed and this is the answer, or nothing is committed and this is why. */
export type HandledJob = { job: ActivatedJob; result: JobResult } | { job: ActivatedJob; error: unknown };

/**
 * Handles waiting jobs in one transaction, in their order; when one of them fails, none is committed and each is done again in a
 * transaction of its own, so that a job never pays for its neighbour.
 */
export async function handleJobs(context: CommandContext, waiting: WaitingJob[]): Promise<HandledJob[]> {
  if (waiting.length > 1) {
    try {
      return await inOneTransaction(context, waiting);
    } catch {
      // the guilty one shows itself below
    }
  }
  const handled: HandledJob[] = [];
  for (const one of waiting) {
    try {
      handled.push(...(await inOneTransaction(context, [one])));
    } catch (error) {
      handled.push({ job: one.job, error });
    }
  }
  return handled;
}

function inOneTransaction(context: CommandContext, waiting: WaitingJob[]): Promise<HandledJob[]> {
  return inTransaction(context, async (unit) => {
    const before = await findReceipts(
      unit.tx,
      waiting.map(({ job }) => job.key),
    );
    const receipts: Receipt[] = [];
    const handled: HandledJob[] = [];
    for (const { job, handler } of waiting) {
      const known = before.get(job.key);
      const result = known ?? (await handler(unit, visible(job)));
      handled.push({ job, result });
      if (known === undefined) {
        receipts.push({ job, result });
        before.set(job.key, result);
      }
    }
    await writeReceipts(unit.tx, unit.at, receipts);
    return handled;
  });
}

const visible = (job: ActivatedJob): Job => ({
  key: job.key,
  type: job.type,
  bpmnProcessId: job.bpmnProcessId,
  processInstanceKey: job.processInstanceKey,
  elementId: job.elementId,
  elementInstanceKey: job.elementInstanceKey,
  headers: job.customHeaders,
  variables: job.variables,
});
