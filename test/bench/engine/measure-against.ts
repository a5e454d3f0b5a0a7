import { RecordCollector } from '../../engine/contract/record-collector.js';
import type { AgainstResult } from './engine-result.js';
import type { Against } from './open-against.js';
import { driveCases, runCases, type LoopRun, type LoopSize } from './run-cases.js';
import { spread } from './spread.js';
import { withTempFile } from './temp-file.js';

/** What a cluster has to say is over when nothing new came so often in a row. */
const QUIET_ROUNDS = 2;

/** The closed loop `rounds` times, the embedded engine and the cluster in turn, so that both meet the same moods of the machine. */
export async function measureAgainst(against: Against, size: LoopSize, rounds: number): Promise<AgainstResult> {
  const embedded: LoopRun[] = [];
  const cluster: LoopRun[] = [];
  for (let round = 0; round < rounds; round++) {
    cluster.push(await onCluster(against, size));
    embedded.push(await withTempFile((file) => runCases(file, size)));
  }
  const perSecond = ({ seconds }: LoopRun) => size.cases / seconds;
  const { version, isStandIn } = against;
  return {
    ...{ version, isStandIn, cases: size.cases, parallel: size.parallel },
    commandsPerCase: (cluster[0]?.commands ?? 0) / size.cases,
    embeddedCasesPerSecond: spread(embedded.map(perSecond)),
    clusterCasesPerSecond: spread(cluster.map(perSecond)),
    ratio: spread(embedded.map((run, round) => perSecond(run) / perSecond(cluster[round] as LoopRun))),
  };
}

/** Records of earlier rounds, or of whoever used the cluster before, come first and are not this one's. */
async function onCluster({ engine }: Against, size: LoopSize): Promise<LoopRun> {
  const earlier = new RecordCollector();
  earlier.follow(engine);
  await earlier.drain(engine, QUIET_ROUNDS);
  await earlier.leave();
  return driveCases(engine, size, earlier.reached);
}
