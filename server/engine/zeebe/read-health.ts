import type { EngineHealth } from '../port.js';
import type { Topology } from './zeebe-client.js';

/** Ready means: every partition has a leader that is healthy. A client that could be made proves nothing. */
export function readHealth(topology: Topology): EngineHealth {
  const led = new Set(
    topology.brokers
      .flatMap((broker) => broker.partitions)
      .filter(({ role, health }) => role === 'LEADER' && health === 'HEALTHY')
      .map(({ partitionId }) => partitionId),
  );
  const all = Array.from({ length: Math.max(1, topology.partitionsCount) }, (_, index) => index + 1);
  const without = all.filter((partition) => !led.has(partition));
  if (without.length === 0) return { engine: 'zeebe', healthy: true };
  return { engine: 'zeebe', healthy: false, detail: `Zeebe 分区 ${without.join('、')} 没有健康的领导者` };
}
