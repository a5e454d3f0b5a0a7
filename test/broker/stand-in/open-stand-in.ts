import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedEngine } from '../../../server/engine/embedded/open-embedded-engine.js';
import type { RecordReceiverAddress } from '../../../server/engine/zeebe/exporter-settings.js';
import { systemClock } from '../../../server/shared/clock.js';
import { GatewayServer } from '../../engine/zeebe/gateway-server.js';
import { ClusterKeys } from './cluster-keys.js';
import { StandInExporter } from './exporter.js';
import { gatewayAnswers } from './gateway-answers.js';
import { openSideDoor } from './side-door.js';
import { keptClock, StandInClock } from './stand-in-clock.js';

/** Printed wherever a stand-in takes the place of a cluster. */
export const STAND_IN_NOTICE =
  '替身，不是 Zeebe：内嵌引擎站在网关和导出器后面，只证明通路，不证明语义 / a stand-in, not Zeebe: it proves the path only';

export interface StandInOptions {
  /** Folder of its engine's file and of the exporter's position. */
  data: string;
  /** Where its records go; left out: nowhere, as a broker without an exporter. */
  records?: RecordReceiverAddress | undefined;
  /** gRPC; 0: any free port. */
  port?: number;
  /** Management; 0: any free port. */
  managementPort?: number;
  /** The clock stands still and is moved over the management port (`ZEEBE_CLOCK_CONTROLLED` of a broker). */
  controlledClock?: boolean;
  /** How many partitions it says it has; all that happens is in the last one. From the fourth on its keys are beyond 2^53. */
  partitions?: number;
  bulkSize?: number;
}

export interface StandIn {
  /** gRPC, for ZEEBE_ADDRESS. */
  address: string;
  /** `http://host:port` of the management routes. */
  management: string;
  close(): Promise<void>;
}

/**
 * A cluster that is none: Zeebe's gateway protocol over gRPC and Zeebe's records over HTTP, with the embedded engine behind both. It is
 * there to run the product, the contract suite and the tools the way they run on a cluster (adapter, keys, records, clock), where no
 * broker may be had. Its answers are the embedded engine's, so it says nothing about what Zeebe would do.
 */
export async function openStandIn(options: StandInOptions): Promise<StandIn> {
  const {
    data,
    records,
    port = 0,
    managementPort = 0,
    controlledClock = false,
    partitions = 1,
    bulkSize = 100,
  } = options;
  mkdirSync(data, { recursive: true });
  const clockFile = join(data, 'clock');
  const now = keptClock(clockFile, systemClock.now().getTime());
  const engine = await openEmbeddedEngine({
    file: join(data, 'engine.db'),
    thread: false,
    ...(controlledClock && { clock: { kind: 'controlled', now } }),
  });
  const keys = new ClusterKeys(partitions);
  const clock = controlledClock ? new StandInClock(engine, now, clockFile) : null;
  const exporter = records && new StandInExporter({ engine, keys, records, data, bulkSize });
  const gateway = new GatewayServer(gatewayAnswers(engine, keys), port);
  await gateway.start();
  const door = await openSideDoor(clock, managementPort);
  return {
    address: gateway.address,
    management: door.url,
    async close() {
      gateway.stop();
      await door.close();
      await clock?.close();
      await exporter?.close();
      await engine.close();
    },
  };
}
