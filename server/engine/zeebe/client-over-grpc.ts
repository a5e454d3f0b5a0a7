import { collectJobs, type JobStream } from './collect-jobs.js';
import type { ActivateJobsRequest, UnaryCalls, ZeebeClient } from './zeebe-client.js';

/**
 * The gRPC layer that zeebe-node and the Camunda SDK have in common: for each call of the protocol `<name>Sync` (one answer) and
 * `<name>Stream`. The layers above it differ in what they turn to text, repeat and swallow, so the adapter stands on this one.
 */
export type GrpcLayer = Record<`${keyof UnaryCalls}Sync`, (request: object) => Promise<object> | undefined> & {
  activateJobsStream(request: object): Promise<JobStream | { error: Error } | undefined>;
};

/**
 * Milliseconds that a client waits before it says whether it is connected. Nobody listens (Topology is asked), and its timer would keep
 * a process that has closed everything alive that long.
 */
export const CONNECTION_TOLERANCE_MS = 1;

/** The default tenant; a cluster without tenants takes no other. */
const TENANTS = ['<default>'];

/** A client over the shared layer. `close` is the vendor's. */
export function clientOverGrpc(grpc: GrpcLayer, close: () => Promise<unknown>): ZeebeClient {
  return {
    async call<Name extends keyof UnaryCalls>(name: Name, request: UnaryCalls[Name][0]) {
      const answer = await grpc[`${name}Sync`](request);
      if (answer === undefined) throw new Error('the client is closing');
      return answer as UnaryCalls[Name][1];
    },
    async activateJobs(request: ActivateJobsRequest) {
      const stream = await grpc.activateJobsStream({ ...request, tenantIds: TENANTS });
      if (stream === undefined) throw new Error('the client is closing');
      if ('error' in stream) throw stream.error;
      return collectJobs(stream);
    },
    async close() {
      await close();
    },
  };
}
