import type { Db } from '../../db.js';
import { systemActor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import type { CommandContext } from '../../shared/command-context.js';
import { WakeableLoop } from '../relay/wakeable-loop.js';
import type { JobHandler } from '../job-handler.js';
import type { EngineCommands, JobNotifications } from '../port.js';
import { answerJob } from './answer-job.js';
import type { HandledJob } from './handle-jobs.js';
import { JobBatcher } from './job-batcher.js';
import { pruneReceipts } from './job-receipts.js';
import { createOutageTeller } from './tell-outage.js';

export interface JobWorkers {
  start(): void;
  /** Finishes the jobs in hand and takes no more. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  /** Name under which jobs are taken. */
  name?: string;
  /** Milliseconds between two looks when nothing wakes a worker; at least a second, so that an idle engine stays idle. */
  pollMs?: number;
  /** Milliseconds a taken job stays ours; short, because after a crash its jobs come again only when this is over. */
  lockMs?: number;
  /** Jobs taken at a time, and handled in one transaction: few, because other writers wait for it. */
  batchSize?: number;
  /** Receipts are kept this long, in milliseconds. */
  keepReceiptsMs?: number;
  warn?: (text: string) => void;
}

const HOUR = 60 * 60 * 1000;

/**
 * One worker for each job type. A worker takes jobs, has their handler run in a transaction with a receipt beside its rows, and
 * answers the engine after commit. The database lets one writer in at a time, so jobs of all types that wait share transactions.
 */
export function createJobWorkers(
  deps: {
    db: Db;
    clock: Clock;
    engine: EngineCommands & JobNotifications;
    handlers: Readonly<Record<string, JobHandler>>;
  },
  options: WorkerOptions = {},
): JobWorkers {
  const { db, clock, engine, handlers } = deps;
  const {
    name = 'kuaiban',
    pollMs = 1_000,
    lockMs = 10_000,
    batchSize = 8,
    keepReceiptsMs = 7 * 24 * HOUR,
    warn = () => {},
  } = options;
  const context: CommandContext = { db, clock, actor: systemActor() };

  const batcher = new JobBatcher(context, batchSize);
  const outage = createOutageTeller(warn);

  const answer = async (handled: HandledJob): Promise<void> => {
    const { job } = handled;
    const name = `Job ${job.key} (${job.type} in ${job.elementId})`;
    if ('error' in handled) warn(`${name} failed, ${job.retries} retries left: ${String(handled.error)}`);
    try {
      await answerJob(engine, handled);
    } catch (error) {
      warn(`${name} could not be answered and will come again: ${String(error)}`);
    }
  };

  const work = (type: string, handler: JobHandler) => async (): Promise<number> => {
    const jobs = await engine.activateJobs({ type, worker: name, timeout: lockMs, maxJobsToActivate: batchSize });
    outage.took(type);
    await Promise.all(jobs.map(async (job) => answer(await batcher.handle({ job, handler }))));
    return jobs.length === batchSize ? 0 : pollMs;
  };

  const loops = new Map(
    Object.entries(handlers).map(([type, handler]) => [
      type,
      new WakeableLoop(work(type, handler), (error) => outage.failed(type, error), pollMs),
    ]),
  );
  const housekeeping = new WakeableLoop(
    async () => {
      await pruneReceipts(db, new Date(clock.now().getTime() - keepReceiptsMs));
      return HOUR;
    },
    (error) => warn(`Old job receipts could not be removed: ${String(error)}`),
    HOUR,
  );
  let forget = () => {};
  return {
    start() {
      forget = engine.onJobsAvailable((type) => loops.get(type)?.wake());
      for (const loop of loops.values()) loop.start();
      housekeeping.start();
    },
    async stop() {
      forget();
      await Promise.all([...loops.values(), housekeeping].map((loop) => loop.stop()));
    },
  };
}
