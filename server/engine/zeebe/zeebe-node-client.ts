import { clientOverGrpc, CONNECTION_TOLERANCE_MS, type GrpcLayer } from './client-over-grpc.js';
import { readAddress } from './read-address.js';
import type { ClientOptions, ZeebeClient } from './zeebe-client.js';

/** Milliseconds that closing may take. */
const CLOSE_MS = 5_000;

/**
 * The client named by the product: zeebe-node. Its own repetition is off (it would repeat for ever, creates too), its log is silent
 * (the adapter says what failed), and it connects when the first call is made. TLS files, OAuth and basic auth come from the
 * client's own variables (`ZEEBE_CLIENT_ID`, `ZEEBE_CLIENT_SSL_ROOT_CERTS_PATH` …).
 */
export async function createZeebeNodeClient({ address }: ClientOptions): Promise<ZeebeClient> {
  const { ZBClient } = await import('zeebe-node');
  const { hostAndPort, secure } = readAddress(address);
  const client = new ZBClient(hostAndPort, {
    retry: false,
    loglevel: 'NONE',
    connectionTolerance: CONNECTION_TOLERANCE_MS,
    ...(secure && { useTLS: true }),
  });
  const { grpc } = client as unknown as { grpc: GrpcLayer };
  return clientOverGrpc(grpc, () => client.close(CLOSE_MS));
}
