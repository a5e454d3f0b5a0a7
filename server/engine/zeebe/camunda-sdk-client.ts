import { clientOverGrpc, CONNECTION_TOLERANCE_MS, type GrpcLayer } from './client-over-grpc.js';
import { readAddress } from './read-address.js';
import type { ClientOptions, ZeebeClient } from './zeebe-client.js';
import { ZeebeSettingError } from './zeebe-setting-error.js';

/** Milliseconds that closing may take. */
const CLOSE_MS = 5_000;

const loadSdk = () =>
  import('@camunda8/sdk').catch((error: unknown) => {
    if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new ZeebeSettingError(
      'ZEEBE_CLIENT=sdk 要用的 @camunda8/sdk 没有安装：请先运行 npm install @camunda8/sdk，或去掉 ZEEBE_CLIENT 改用自带的 zeebe-node / the package of this client is not installed',
    );
  });

/**
 * The same client on zeebe-node's successor, `@camunda8/sdk` (`ZEEBE_CLIENT=sdk`); not installed with the product, so it is loaded
 * only when asked for. Its own repetition is off, as in zeebe-node-client.ts.
 */
export async function createCamundaSdkClient({ address }: ClientOptions): Promise<ZeebeClient> {
  const { Zeebe } = (await loadSdk()).default;
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
