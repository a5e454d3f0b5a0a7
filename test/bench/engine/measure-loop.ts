import type { LoopResult } from './engine-result.js';
import { replayCases, scriptOfCase } from './replay-cases.js';
import { runCases, type LoopRun, type LoopSize } from './run-cases.js';
import { spread } from './spread.js';
import { withTempFile } from './temp-file.js';

/** The closed loop `rounds` times, engine and peer in turn, so that both meet the same moods of the machine. */
export async function measureLoop(size: LoopSize, rounds: number): Promise<LoopResult> {
  const script = await scriptOfCase();
  const engine: LoopRun[] = [];
  const byHand: LoopRun[] = [];
  for (let round = 0; round < rounds; round++) {
    byHand.push(await withTempFile((file) => replayCases(file, script, size)));
    engine.push(await withTempFile((file) => runCases(file, size)));
  }
  const perSecond = ({ seconds }: LoopRun) => size.cases / seconds;
  const cpuMs = ({ cpuSeconds }: LoopRun) => (cpuSeconds * 1000) / size.cases;
  return {
    ...size,
    commandsPerCase: (engine[0]?.commands ?? 0) / size.cases,
    casesPerSecond: spread(engine.map(perSecond)),
    commandsPerSecond: spread(engine.map((run) => run.commands / run.seconds)),
    cpuMsPerCase: spread(engine.map(cpuMs)),
    byHandCasesPerSecond: spread(byHand.map(perSecond)),
    byHandCpuMsPerCase: spread(byHand.map(cpuMs)),
    ratio: spread(engine.map((run, round) => perSecond(run) / perSecond(byHand[round] as LoopRun))),
  };
}
