import type { Engine } from '../../../server/engine/port.js';
import { openEngineDatabase } from '../../../server/engine/embedded/state/engine-database.js';
import { checkpointInThread } from '../../../server/engine/embedded/runtime/checkpointer.js';
import { percentiles, type Percentiles } from '../percentiles.js';
import { CLICK, type WaitingFile } from './fill-waiting.js';
import { RowReplay } from './replay-rows.js';
import type { RowScript } from './row-script.js';

/** Clicks before the first that counts. */
const WARM_UP = 20;

/** Cases that are clicked on, each once and far from one another: what was read for one is of no use to the next. */
function spreadOut({ count }: WaitingFile, clicks: number): number[] {
  const gap = Math.floor(count / (clicks + WARM_UP));
  if (gap < 1) throw new RangeError(`${count} waiting cases are too few for ${clicks} clicks on different ones`);
  return Array.from({ length: clicks + WARM_UP }, (_, index) => 1 + index * gap);
}

/** The engine clicks on the second task of a case, the hand on the first: they can take turns on one file. */
const [BY_HAND, BY_ENGINE] = [0, 1] as const;

/** One official after another ends a task, each of another case: from the call to the answer that it is durable. */
export async function timeClicks(engine: Engine, waiting: WaitingFile, clicks: number): Promise<Percentiles> {
  const samples: number[] = [];
  for (const copy of spreadOut(waiting, clicks)) {
    const jobKey = String((waiting.tasks[BY_ENGINE] as number) + copy * waiting.stride);
    const begin = performance.now();
    await engine.completeJob({ jobKey, variables: CLICK });
    samples.push(performance.now() - begin);
  }
  return percentiles(samples.slice(WARM_UP));
}

/** The same rows by hand, one transaction a click, in the same file: job and instance are looked up by key, then written. */
export async function timeClicksByHand(waiting: WaitingFile, script: RowScript, clicks: number): Promise<Percentiles> {
  const database = openEngineDatabase(waiting.file);
  const checkpointer = checkpointInThread(waiting.file);
  const replay = new RowReplay(database, script);
  const job = database.prepare('select * from job where key = ?');
  const instance = database.prepare('select * from element_instance where key = ?');
  const samples: number[] = [];
  for (const copy of spreadOut(waiting, clicks)) {
    const shift = copy * waiting.stride;
    const begin = performance.now();
    const found = job.get((waiting.tasks[BY_HAND] as number) + shift) as { element_instance: number };
    instance.get(found.element_instance);
    replay.together(() => replay.run(shift).next());
    samples.push(performance.now() - begin);
  }
  await checkpointer.stop();
  database.close();
  return percentiles(samples.slice(WARM_UP));
}
