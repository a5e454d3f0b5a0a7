import type { Engine, EngineHealth } from '../port.js';
import type { RetryOptions } from './bounded-retry.js';
import { createClient } from './create-client.js';
import { Gateway } from './gateway.js';
import { readHealth } from './read-health.js';
import { RecordIntake } from './record-intake.js';
import { openRecordReceiver } from './record-receiver.js';
import { createZeebeCommands } from './zeebe-commands.js';
import { ZeebeSettingError } from './zeebe-setting-error.js';

export interface ZeebeOptions {
  /** `ZEEBE_ADDRESS`: `host:port` of the gateway, with `https://` in front for TLS. */
  address: string;
  /** `ZEEBE_CLIENT`: which client package. */
  client?: string;
  /** Where the broker's exporter posts records (exporter-settings.ts says how the broker is told). */
  records: { host?: string; port: number; token: string };
  retry?: RetryOptions;
  /** Epoch milliseconds now. */
  now: () => number;
  warn?: (text: string) => void;
}

/** An engine with the port on which it receives records. */
export interface ZeebeEngine extends Engine {
  recordsPort: number;
}

const DRAIN_MS = 10_000;

/**
 * A Zeebe cluster as the product's engine. Opens also while the cluster is away: commands are refused as UNAVAILABLE and the outbox
 * keeps them, records come when the broker's exporter comes. Throws ZeebeSettingError when the records' port cannot be opened.
 */
export async function openZeebeEngine(options: ZeebeOptions): Promise<ZeebeEngine> {
  const { address, client = 'zeebe-node', records, retry = {}, now, warn = () => {} } = options;
  const intake = new RecordIntake(now);
  const receiver = await openRecordReceiver(intake, { host: '127.0.0.1', ...records, warn }).catch((error: unknown) => {
    throw new ZeebeSettingError(
      `接收 Zeebe 记录的端口 ${records.port} 不能使用，请用 ZEEBE_RECORDS_PORT 另选一个 / the port for records cannot be used: ${String(error)}`,
    );
  });
  const connected = await createClient(client, { address }).catch(async (error: unknown) => {
    await receiver.close();
    throw error;
  });
  const gateway = new Gateway(connected, retry);
  const askTopology = async (): Promise<EngineHealth> => readHealth(await gateway.topology());
  await askTopology().catch((error: unknown) =>
    warn(`The Zeebe gateway ${address} does not answer yet: ${String(error)}`),
  );

  return {
    ...createZeebeCommands(gateway),
    subscribeToRecords: (from, onBatch) => intake.subscribeToRecords(from, onBatch),
    onJobsAvailable: (listener) => intake.onJobsAvailable(listener),
    recordsPort: receiver.port,
    async health() {
      try {
        const health = await askTopology();
        if (!health.healthy || intake.foreign === null) return health;
        return { engine: 'zeebe', healthy: false, detail: intake.foreign };
      } catch {
        return { engine: 'zeebe', healthy: false, detail: 'Zeebe 网关没有应答' };
      }
    },
    async close() {
      await Promise.all([receiver.close(), gateway.close(DRAIN_MS)]);
    },
  };
}
