import { AppError, type AppErrorCode } from '../../shared/app-error.js';
import { isBusy } from '../../shared/is-busy.js';
import { isDiskFull } from '../../shared/is-disk-full.js';
import { EngineRejection, type EngineCommands } from '../port.js';
import type { HandledJob } from './handle-jobs.js';

/** Refusals that the same job will meet again however often it comes: a person has to look, so an incident at once. */
const NEVER_PASSES: readonly AppErrorCode[] = ['INVALID_ARGUMENT', 'FORBIDDEN', 'NOT_FOUND', 'INVALID_STATE'];

/** Milliseconds before a job may come again that failed for a reason of the machine. */
const PAUSE = 5_000;
/** Milliseconds before a failed job may come again, by the number of retries left; the fewer are left, the longer the pause. */
const BACK_OFF = [60_000, 15_000, 3_000, 1_000];

/**
 * Tells the engine how a job ended. The rows are committed before: a job that the engine no longer knows was answered by an
 * earlier delivery. When the answer itself cannot be given, the lock ends, the job comes again and the receipt answers.
 */
export async function answerJob(engine: EngineCommands, handled: HandledJob): Promise<void> {
  try {
    await send(engine, handled);
  } catch (error) {
    if (error instanceof EngineRejection && (error.code === 'NOT_FOUND' || error.code === 'INVALID_STATE')) return;
    throw error;
  }
}

async function send(engine: EngineCommands, handled: HandledJob): Promise<void> {
  const { job } = handled;
  if ('error' in handled) {
    const retries = retriesAfter(handled.error, job.retries);
    await engine.failJob({
      jobKey: job.key,
      retries,
      retryBackOff: isNotTheJobs(handled.error)
        ? PAUSE
        : retries === 0
          ? 0
          : (BACK_OFF[Math.min(retries, BACK_OFF.length - 1)] ?? 0),
      errorMessage: describeFailure(handled.error),
    });
  } else if ('bpmnError' in handled.result) {
    await engine.throwError({
      jobKey: job.key,
      errorCode: handled.result.bpmnError,
      errorMessage: handled.result.message,
    });
  } else {
    await engine.completeJob({ jobKey: job.key, variables: handled.result.variables });
  }
}

/** A full disk or a busy database says nothing about the job: it costs no retry, however long it lasts, and no person has to look. */
const isNotTheJobs = (error: unknown) => isDiskFull(error) || isBusy(error);

const retriesAfter = (error: unknown, retries: number): number =>
  willNeverPass(error) ? 0 : isNotTheJobs(error) ? retries : Math.max(0, retries - 1);

const willNeverPass = (error: unknown) => error instanceof AppError && NEVER_PASSES.includes(error.code);

/** The Chinese sentence first, where there is one: the incident list shows it to people. */
function describeFailure(error: unknown): string {
  const text =
    error instanceof AppError
      ? `${error.userMessage} | ${error.message}`
      : error instanceof Error
        ? error.message
        : String(error);
  return text.slice(0, 1_000);
}
