import { clientOverGrpc, CONNECTION_TOLERANCE_MS, type GrpcLayer } from './client-over-grpc.js';
import { readAddress } from './read-address.js';
import type { ClientOptions, ZeebeClient } from './zeebe-client.js';

/** Milliseconds that closing may take. */
const CLOSE_MS = 5_000;

/**
 * The same client on zeebe-node's successor, `@camunda8/sdk` (`ZEEBE_CLIENT=sdk`); not installed with the product, so it is loaded
 * only when asked for. Its own repetition is off, as in zeebe-node-client.ts.
 */
export async function createCamundaSdkClient({ address }: ClientOptions): Promise<ZeebeClient> {
  const { Zeebe } = (await import('@camunda8/sdk')).default;
  const { hostAndPort, secure } = readAddress(address);
  const client = new Zeebe.ZeebeGrpcClient({
    config: {
      ZEEBE_GRPC_ADDRESS: `${secure ? 'grpcs' : 'grpc'}://${hostAndPort}`,
      // the product's own variable of this name would be warned about as an older spelling
      ZEEBE_ADDRESS: '',
      ...(!process.env.ZEEBE_CLIENT_ID && { CAMUNDA_AUTH_STRATEGY: 'NONE' }),
      zeebeGrpcSettings: {
        ZEEBE_GRPC_CLIENT_RETRY: false,
        ZEEBE_CLIENT_LOG_LEVEL: 'NONE',
        ZEEBE_GRPC_CLIENT_EAGER_CONNECT: false,
        ZEEBE_GRPC_CLIENT_CONNECTION_TOLERANCE_MS: CONNECTION_TOLERANCE_MS,
      },
    },
  });
  const { grpc } = client as unknown as { grpc: Promise<GrpcLayer> };
  return clientOverGrpc(await grpc, () => client.close(CLOSE_MS));
}
