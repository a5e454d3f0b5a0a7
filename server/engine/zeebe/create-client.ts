import { createCamundaSdkClient } from './camunda-sdk-client.js';
import { createZeebeNodeClient } from './zeebe-node-client.js';
import type { ClientOptions, ZeebeClient } from './zeebe-client.js';

/** The clients that can stand under the adapter; `ZEEBE_CLIENT` chooses. */
export const CLIENTS: Readonly<Record<string, (options: ClientOptions) => Promise<ZeebeClient>>> = {
  'zeebe-node': createZeebeNodeClient,
  sdk: createCamundaSdkClient,
};

export type ClientName = keyof typeof CLIENTS;

/** The one place that knows which client package is in use. */
export async function createClient(name: string, options: ClientOptions): Promise<ZeebeClient> {
  const create = CLIENTS[name];
  if (!create) throw new Error(`ZEEBE_CLIENT=${name} is none of ${Object.keys(CLIENTS).join(', ')}`);
  return create(options);
}
