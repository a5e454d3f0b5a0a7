import { STAND_IN_NOTICE } from '../../broker/stand-in/open-stand-in.js';
import { openCluster, type Cluster } from './cluster.js';
import type { JoinOptions } from './join-engine.js';
import { openStandInCluster } from './open-stand-in-cluster.js';

/** The environment does not say enough to reach a cluster; one sentence in Chinese and English. */
export class TargetError extends Error {}

const DEFAULT_RECORDS_PORT = 9280;

/**
 * The cluster that the tools run against: the one that ZEEBE_ADDRESS names, else a stand-in of this process. `say` is told when it is a
 * stand-in, whichever way it came. A cluster has one partition, a clock that can be moved (ZEEBE_MANAGEMENT), posts its records to this
 * machine (ZEEBE_RECORDS_PORT, ZEEBE_RECORDS_TOKEN, and ZEEBE_RECORDS_HOST when it runs elsewhere), and nobody else uses it.
 */
export async function openTarget(say: (text: string) => void, env: NodeJS.ProcessEnv = process.env): Promise<Cluster> {
  const settings = clusterSettings(env);
  const cluster = settings ? await joinCluster(settings, env) : await openStandInCluster(clientOf(env));
  if (cluster.isStandIn) say(`！！！ ${STAND_IN_NOTICE} ！！！`);
  return cluster;
}

const clientOf = (env: NodeJS.ProcessEnv): string => env.ZEEBE_CLIENT || 'zeebe-node';

/** How to reach the cluster of the environment; null when it names none. */
export function clusterSettings(env: NodeJS.ProcessEnv): JoinOptions | null {
  const { ZEEBE_ADDRESS: address, ZEEBE_RECORDS_TOKEN: token, ZEEBE_RECORDS_HOST: host = '127.0.0.1' } = env;
  if (!address) return null;
  if (!token)
    throw new TargetError('还需要 ZEEBE_RECORDS_TOKEN：集群的导出器用它送记录 / set ZEEBE_RECORDS_TOKEN, the token of the exporter');
  const port = Number(env.ZEEBE_RECORDS_PORT || DEFAULT_RECORDS_PORT);
  return { address, client: clientOf(env), records: { host, port, token } };
}

function joinCluster(settings: JoinOptions, { ZEEBE_MANAGEMENT: management }: NodeJS.ProcessEnv): Promise<Cluster> {
  if (!management)
    throw new TargetError(
      '还需要 ZEEBE_MANAGEMENT：集群的管理端口，如 http://127.0.0.1:9600，集群以 ZEEBE_CLOCK_CONTROLLED=true 启动 / set ZEEBE_MANAGEMENT, the management port of a cluster whose clock can be moved',
    );
  return openCluster({ ...settings, management: management.replace(/\/$/, '') });
}
