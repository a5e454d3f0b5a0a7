import { STAND_IN_NOTICE } from '../../broker/stand-in/open-stand-in.js';
import { openCluster, type Cluster } from './cluster.js';
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
  const client = env.ZEEBE_CLIENT || 'zeebe-node';
  const cluster = env.ZEEBE_ADDRESS ? await joinCluster(env.ZEEBE_ADDRESS, client, env) : await openStandInCluster(client);
  if (cluster.isStandIn) say(`！！！ ${STAND_IN_NOTICE} ！！！`);
  return cluster;
}

function joinCluster(address: string, client: string, env: NodeJS.ProcessEnv): Promise<Cluster> {
  const { ZEEBE_MANAGEMENT: management, ZEEBE_RECORDS_TOKEN: token, ZEEBE_RECORDS_HOST: host = '127.0.0.1' } = env;
  if (!management || !token)
    throw new TargetError(
      '在集群上跑用例还需要 ZEEBE_MANAGEMENT（管理端口，如 http://127.0.0.1:9600，以 ZEEBE_CLOCK_CONTROLLED=true 启动）和 ZEEBE_RECORDS_TOKEN / set ZEEBE_MANAGEMENT and ZEEBE_RECORDS_TOKEN',
    );
  const port = Number(env.ZEEBE_RECORDS_PORT || DEFAULT_RECORDS_PORT);
  return openCluster({ address, client, management: management.replace(/\/$/, ''), records: { host, port, token } });
}
