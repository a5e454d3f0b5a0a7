import type { EngineRecord } from '../../../server/engine/port.js';
import type { ClusterKeys } from './cluster-keys.js';

/**
 * What a broker's records of a kind carry beside what the embedded engine says: fields that are always there, filled or not. They are
 * written so that nothing on our side comes to rely on their absence.
 */
const ALWAYS: Partial<Record<EngineRecord['valueType'], Record<string, unknown>>> = {
  JOB: {
    ...{ worker: '', deadline: -1, retryBackoff: 0, recurringTime: -1, timeout: -1 },
    ...{ errorMessage: '', errorCode: '', variables: {}, changedAttributes: [], jobKind: 'BPMN_ELEMENT' },
  },
  PROCESS_INSTANCE: { bpmnEventType: 'UNSPECIFIED' },
  PROCESS: { checksum: '', isDuplicate: false, versionTag: '' },
};

/** A partition's log holds commands too; they are not exported, so that positions have gaps. */
const RECORDS_A_STEP = 2;

/** Two lines of a bulk request, in the form of the broker's exporter: what to do, and the record, its keys as bare digits. */
export function exportedForm(record: EngineRecord, keys: ClusterKeys): string {
  const { valueType, intent, timestamp } = record;
  const partitionId = keys.partition;
  const position = record.position * RECORDS_A_STEP;
  const _index = `zeebe-record_${valueType.toLowerCase().replaceAll('_', '-')}_8.5.8`;
  const action = { index: { _index, _id: `${partitionId}-${position}`, routing: `${partitionId}` } };
  const value = { tenantId: '<default>', ...ALWAYS[valueType], ...record.value };
  const head = { partitionId, position, timestamp, recordType: 'EVENT', valueType, intent, brokerVersion: '8.5.8' };
  const open = JSON.stringify({ ...head, sourceRecordPosition: position - 1 }).slice(0, -1);
  return `${JSON.stringify(action)}\n${open},"key":${keys.outward(record.key)},"value":${written(value, keys)}}\n`;
}

/** A key may be beyond what a number holds, so the digits are written by hand. A correlation key is text. */
function written(value: Record<string, unknown>, keys: ClusterKeys): string {
  const parts = Object.entries(value).map(([name, item]) => {
    const isKey = name.endsWith('Key') && name !== 'correlationKey' && /^-?\d+$/.test(String(item));
    return `${JSON.stringify(name)}:${isKey ? keys.outward(String(item)) : JSON.stringify(item)}`;
  });
  return `{${parts.join(',')}}`;
}
