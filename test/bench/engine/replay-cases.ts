import { checkpointInThread } from '../../../server/engine/embedded/runtime/checkpointer.js';
import { openEmbeddedEngine } from '../../../server/engine/embedded/open-embedded-engine.js';
import { openEngineDatabase } from '../../../server/engine/embedded/state/engine-database.js';
import { readModel } from '../../engine/contract/fixtures.js';
import { RowReplay, type ReplayRun } from './replay-rows.js';
import { readRows, watchRows, type RowScript } from './row-script.js';
import { runCases, type LoopRun, type LoopSize } from './run-cases.js';
import { withTempFile } from './temp-file.js';

/** The rows of one whole case, as the engine writes them. */
export async function scriptOfCase(): Promise<RowScript> {
  return withTempFile(async (file) => {
    const engine = await openEmbeddedEngine({ file });
    await engine.deployResources([readModel('case')]);
    await engine.close();
    watchRows(file);
    await runCases(file, { cases: 1, parallel: 1, groupSize: 1 });
    return readRows(file);
  });
}

/** The same closed loop by hand: the same rows, as many in one transaction, the same durability, the same checkpoints. */
export async function replayCases(file: string, script: RowScript, size: LoopSize): Promise<LoopRun> {
  const database = openEngineDatabase(file);
  const checkpointer = checkpointInThread(file);
  const replay = new RowReplay(database, script);
  const cpu = process.cpuUsage();
  const begin = performance.now();
  let started = 0;
  let commands = 0;
  let running: ReplayRun[] = [];
  const step = (run: ReplayRun) => {
    const isAlive = run.next();
    if (isAlive) commands++;
    return isAlive;
  };
  while (started < size.cases || running.length > 0) {
    while (started < size.cases && running.length < size.parallel) {
      running.push(replay.run());
      started++;
    }
    const ended = new Set<ReplayRun>();
    for (let from = 0; from < running.length; from += size.groupSize)
      replay.together(() => {
        for (const run of running.slice(from, from + size.groupSize)) if (!step(run)) ended.add(run);
      });
    running = running.filter((run) => !ended.has(run));
  }
  const seconds = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await checkpointer.stop();
  database.close();
  return { seconds, commands, cpuSeconds: (user + system) / 1e6 };
}
