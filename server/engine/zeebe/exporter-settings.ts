/** Where a broker posts its records: our receiver (record-receiver.ts), from the broker's point of view. */
export interface RecordReceiverAddress {
  /** `http://host:port` */
  url: string;
  token: string;
}

/** The exporter only knows user and password; the password is the token. */
export const RECEIVER_USER = 'kuaiban';

const EXPORTER = 'ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_';
const OFF = [
  'JOBBATCH',
  'MESSAGEBATCH',
  'PROCESSEVENT',
  'PROCESSINSTANCEBATCH',
  'CHECKPOINT',
  'DEPLOYMENTDISTRIBUTION',
];

/**
 * Settings (environment of the broker) that make its bundled bulk exporter post every event to our receiver. `bulkSize`: records in
 * one post; `bulkDelaySeconds`: a post that is not full leaves after this time, at least a second.
 */
export function exporterSettings(
  address: RecordReceiverAddress,
  { bulkSize = 20, bulkDelaySeconds = 1 }: { bulkSize?: number; bulkDelaySeconds?: number } = {},
): Record<string, string> {
  const args = `${EXPORTER}ARGS_`;
  return {
    [`${EXPORTER}CLASSNAME`]: 'io.camunda.zeebe.exporter.ElasticsearchExporter',
    [`${args}URL`]: address.url,
    [`${args}AUTHENTICATION_USERNAME`]: RECEIVER_USER,
    [`${args}AUTHENTICATION_PASSWORD`]: address.token,
    [`${args}BULK_SIZE`]: `${bulkSize}`,
    [`${args}BULK_DELAY`]: `${bulkDelaySeconds}`,
    [`${args}RETENTION_ENABLED`]: 'false',
    [`${args}INDEX_CREATETEMPLATE`]: 'false',
    [`${args}INDEX_EVENT`]: 'true',
    [`${args}INDEX_COMMAND`]: 'false',
    [`${args}INDEX_REJECTION`]: 'false',
    ...Object.fromEntries(OFF.map((name) => [`${args}INDEX_${name}`, 'false'])),
  };
}
