import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as Grpc from '@grpc/grpc-js';
import type * as ProtoLoader from '@grpc/proto-loader';

const here = createRequire(import.meta.url);
const client = here.resolve('zeebe-node');
const asTheClient = createRequire(client);

/** The very copies of gRPC that the clients run on. */
export const grpc = asTheClient('@grpc/grpc-js') as typeof Grpc;
const { loadSync } = asTheClient('@grpc/proto-loader') as typeof ProtoLoader;

/** Version of gRPC under a client package. */
export const grpcVersionUnder = (packageName: string): string =>
  (createRequire(here.resolve(packageName))('@grpc/grpc-js/package.json') as { version: string }).version;

/** The gateway's protocol, as the successor's package brings it: it has every call of the older one. */
const protocol = loadSync(join(dirname(here.resolve('@camunda8/sdk')), 'proto', 'zeebe.proto'), {
  keepCase: true,
  longs: String,
  enums: String,
  defaults: true,
  oneofs: true,
});
const loaded = grpc.loadPackageDefinition(protocol) as unknown as {
  gateway_protocol: { Gateway: Grpc.ServiceClientConstructor };
};

/** Client class and service of the gateway. */
export const GatewayStub = loaded.gateway_protocol.Gateway;
