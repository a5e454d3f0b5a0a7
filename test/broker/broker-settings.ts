import type { RecordReceiverAddress } from '../../server/engine/zeebe/exporter-settings.js';
import { exporterSettings } from '../../server/engine/zeebe/exporter-settings.js';

export interface BrokerOptions {
  /** gRPC; the others follow it: REST +1, management +2, commands +3, internal +4. */
  port: number;
  /** Folder of the broker's log and state. */
  data: string;
  /** Where the broker posts its records. */
  records?: RecordReceiverAddress;
  /** Records in one post. */
  bulkSize?: number;
  /** The clock can be pinned and moved over the management port. */
  controlledClock?: boolean;
  partitions?: number;
}

/** Environment of a single broker on this machine that listens on 127.0.0.1 only. */
export function brokerSettings(options: BrokerOptions): Record<string, string> {
  const { port, data, records, bulkSize, controlledClock = false, partitions = 1 } = options;
  const local = '127.0.0.1';
  return {
    JAVA_OPTS: '-Xms256m -Xmx1g -XX:ActiveProcessorCount=2 --enable-native-access=ALL-UNNAMED',
    SERVER_ADDRESS: local,
    SERVER_PORT: `${port + 1}`,
    MANAGEMENT_SERVER_ADDRESS: local,
    MANAGEMENT_SERVER_PORT: `${port + 2}`,
    MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE: 'health,cluster,clock',
    ZEEBE_BROKER_NETWORK_HOST: local,
    ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: `${port + 3}`,
    ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: `${port + 4}`,
    ZEEBE_BROKER_GATEWAY_NETWORK_HOST: local,
    ZEEBE_BROKER_GATEWAY_NETWORK_PORT: `${port}`,
    ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS: `${local}:${port + 4}`,
    ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT: `${partitions}`,
    ZEEBE_BROKER_DATA_DIRECTORY: data,
    ZEEBE_BROKER_DATA_LOGSEGMENTSIZE: '16MB',
    ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING: '200MB',
    ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION: '100MB',
    CAMUNDA_REST_QUERY_ENABLED: 'false',
    ...(controlledClock && { ZEEBE_CLOCK_CONTROLLED: 'true' }),
    ...(records && exporterSettings(records, bulkSize === undefined ? {} : { bulkSize })),
  };
}
