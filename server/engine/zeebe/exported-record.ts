import type { EngineRecord } from '../port.js';
import { readAction, readExported, type ExportedRecord } from './read-exported.js';

/** Where a record stands in the stream, whether the product reads it or not. */
export interface Place {
  partitionId: number;
  position: number;
  timestamp: number;
}

/** One line pair of a bulk request. */
export interface BulkItem {
  action: Record<string, unknown>;
  place: Place;
  /** Null: nothing that the product reads. */
  record: EngineRecord | null;
}

const READ: ReadonlySet<string> = new Set<EngineRecord['valueType']>([
  'PROCESS',
  'PROCESS_INSTANCE',
  'VARIABLE',
  'JOB',
  'INCIDENT',
  'TIMER',
  'MESSAGE',
  'PROCESS_MESSAGE_SUBSCRIPTION',
  'MESSAGE_START_EVENT_SUBSCRIPTION',
  'SIGNAL',
  'SIGNAL_SUBSCRIPTION',
  'ESCALATION',
  'COMPENSATION_SUBSCRIPTION',
  'PROCESS_INSTANCE_MODIFICATION',
  'USER_TASK',
  'PROCESS_EVENT',
]);

/** Reads the body of a bulk request: lines in pairs, what to do and the record. Throws UnreadableBulkError on anything else. */
export function readBulk(body: string): BulkItem[] {
  const lines = body.split('\n').filter((line) => line !== '');
  const items: BulkItem[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    const action = readAction(lines[at] ?? '');
    const exported = readExported(lines[at + 1] ?? '');
    const { partitionId, position, timestamp } = exported;
    items.push({ action, place: { partitionId, position, timestamp }, record: toEngineRecord(exported) });
  }
  return items;
}

function toEngineRecord(exported: ExportedRecord): EngineRecord | null {
  if (exported.recordType !== 'EVENT' || !READ.has(exported.valueType)) return null;
  const { partitionId, position, timestamp, intent } = exported;
  const valueType = exported.valueType as EngineRecord['valueType'];
  return {
    partitionId,
    position,
    timestamp,
    key: String(exported.key),
    valueType,
    intent,
    value: withoutPlainKind(withTextKeys(exported.value)),
  };
}

/** A broker says of every job what kind it is; the port says it only of what is no job of a task. */
function withoutPlainKind(value: Record<string, unknown>): Record<string, unknown> {
  if (value.jobKind !== 'BPMN_ELEMENT') return value;
  const { jobKind: _plain, ...rest } = value;
  return rest;
}

/** Every `…Key` is a decimal string, small ones (-1) too. A correlation key is text already. */
function withTextKeys(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      name.endsWith('Key') && typeof item === 'number' ? String(item) : item,
    ]),
  );
}
