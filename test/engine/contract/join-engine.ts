import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../../../server/engine/port.js';
import { createClient } from '../../../server/engine/zeebe/create-client.js';
import { openZeebeEngine } from '../../../server/engine/zeebe/open-zeebe-engine.js';
import { systemClock } from '../../../server/shared/clock.js';
import { STAND_IN_VERSION } from '../../broker/stand-in/gateway-answers.js';

export interface JoinOptions {
  /** gRPC, as ZEEBE_ADDRESS. */
  address: string;
  /** Client package under the adapter. */
  client?: string;
  /** Where its exporter posts its records. */
  records: { host?: string; port: number; token: string };
}

export interface JoinedEngine {
  engine: Engine;
  /** What its gateway says it is: `8.5.8`. */
  version: string;
  /** No Zeebe is behind it; see test/broker/stand-in. */
  isStandIn: boolean;
}

const READY_MS = 30_000;

/** A cluster over the product's own adapter, when it is ready. */
export async function joinEngine({ address, client = 'zeebe-node', records }: JoinOptions): Promise<JoinedEngine> {
  const now = () => systemClock.now().getTime();
  const engine = await openZeebeEngine({ address, client, records, now });
  await ready(engine);
  const version = await gatewayVersion(client, address);
  return { engine, version, isStandIn: version === STAND_IN_VERSION };
}

/** The port does not tell; the gateway does. */
async function gatewayVersion(client: string, address: string): Promise<string> {
  const asking = await createClient(client, { address });
  try {
    const topology: object = await asking.call('topology', {});
    return (topology as { gatewayVersion?: string }).gatewayVersion ?? '';
  } finally {
    await asking.close();
  }
}

async function ready(engine: Engine): Promise<void> {
  const until = performance.now() + READY_MS;
  for (;;) {
    const { healthy, detail } = await engine.health();
    if (healthy) return;
    if (performance.now() > until) throw new Error(`The cluster did not get ready: ${detail ?? ''}`);
    await sleep(200);
  }
}
