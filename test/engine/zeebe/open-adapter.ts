import { BackPressure } from '../../../server/engine/zeebe/back-pressure.js';
import type { RetryOptions } from '../../../server/engine/zeebe/bounded-retry.js';
import { createClient } from '../../../server/engine/zeebe/create-client.js';
import { Gateway } from '../../../server/engine/zeebe/gateway.js';
import { createZeebeCommands } from '../../../server/engine/zeebe/zeebe-commands.js';
import { EngineRejection, type EngineCommands } from '../../../server/engine/port.js';

/** Both packages that can stand under the adapter. */
export const CLIENT_NAMES = ['zeebe-node', 'sdk'] as const;

/** Tries as in the product, with pauses that a test can wait for. */
export const QUICK: RetryOptions = { attempts: 4, firstPauseMs: 2, timeLimitMs: 15_000, random: () => 0.5 };

export interface Adapter {
  commands: EngineCommands;
  gateway: Gateway;
  close(): Promise<void>;
}

/** The port's commands on one of the clients, without the half that takes records. */
export async function openAdapter(
  client: string,
  address: string,
  options: { retry?: RetryOptions; pressure?: BackPressure } = {},
): Promise<Adapter> {
  const { retry = QUICK, pressure = new BackPressure() } = options;
  const gateway = new Gateway(await createClient(client, { address }), retry, pressure);
  gateway.partitions = 16; // as if it had asked for the topology
  return { gateway, commands: createZeebeCommands(gateway), close: () => gateway.close(1_000) };
}

/** How a command ended: with this code, or well. */
export async function outcomeOf(command: Promise<unknown>): Promise<string> {
  try {
    await command;
    return 'well';
  } catch (error) {
    return error instanceof EngineRejection ? error.code : `not a rejection: ${String(error)}`;
  }
}
