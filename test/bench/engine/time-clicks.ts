import type { Engine } from '../../../server/engine/port.js';
import { openEngineDatabase } from '../../../server/engine/embedded/state/engine-database.js';
import { checkpointInThread } from '../../../server/engine/embedded/runtime/checkpointer.js';
import { percentiles, type Percentiles } from '../percentiles.js';
import { CLICK, type WaitingFile } from './fill-waiting.js';
import { RowReplay } from './replay-rows.js';
import type { RowScript } from './row-script.js';

/** Clicks before the first that counts. */
const WARM_UP = 20;

/** Cases that are clicked on, far from one another; no two of these calls with other `round` meet. */
const spreadOut = ({ count }: WaitingFile, clicks: number, round: number): number[] => {
  const gap = Math.max(1, Math.floor(count / (clicks + WARM_UP)));
  return Array.from({ length: clicks + WARM_UP }, (_, index) => 1 + ((index * gap + round) % count));
};

/** One official after another ends a task, each of another case: from the call to the answer that it is durable. */
export async function timeClicks(engine: Engine, waiting: WaitingFile, clicks: number): Promise<Percentiles> {
  const samples: number[] = [];
  for (const copy of spreadOut(waiting, clicks, 0)) {
    const jobKey = String((waiting.tasks[0] as number) + copy * waiting.stride);
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
  for (const copy of spreadOut(waiting, clicks, Math.floor(waiting.count / (clicks + WARM_UP) / 2))) {
    const shift = copy * waiting.stride;
    const begin = performance.now();
    const found = job.get((waiting.tasks[0] as number) + shift) as { element_instance: number };
    instance.get(found.element_instance);
    replay.together(() => replay.run(shift).next());
    samples.push(performance.now() - begin);
  }
  await checkpointer.stop();
  database.close();
  return percentiles(samples.slice(WARM_UP));
}
