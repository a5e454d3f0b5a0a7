import type { EngineRecord } from '../../port.js';
import type { PackedRecord } from '../state/packed-record.js';
import { definitionOf, unpackRecord, type RecordOrigin } from '../state/record-codec.js';
import { readRecordText } from '../state/record-text.js';
import { PARTITION } from '../state/record-store.js';
import type { BackendMethods } from './engine-backend.js';

/**
 * Reads the stream on the subscriber's side of the thread: what crosses is the stored text, and what the definitions say is asked for
 * once. The engine's thread unpacks nothing.
 */
export class RecordReader {
  private readonly origins = new Map<number, RecordOrigin>();

  constructor(private readonly backend: Pick<BackendMethods, 'readRecords' | 'describeDefinitions'>) {}

  /** Up to `limit` records after `position`, in order. */
  async read(position: number, limit: number): Promise<EngineRecord[]> {
    const rows = await this.backend.readRecords(position, limit);
    const batches = rows.map(([first, timestamp, text]) => ({
      first,
      timestamp,
      packed: readRecordText(text),
    }));
    for (const { packed } of batches) await this.learn(packed);
    const records: EngineRecord[] = [];
    for (const { first, timestamp, packed } of batches) {
      for (let index = Math.max(0, position + 1 - first); index < packed.length && records.length < limit; index++) {
        const record = packed[index];
        if (record) records.push(unpackRecord(record, PARTITION, first + index, timestamp, this.originOf));
      }
    }
    return records;
  }

  private readonly originOf = (definition: number): RecordOrigin => {
    const origin = this.origins.get(definition);
    if (!origin) throw new RangeError(`Nothing is known of process definition ${definition}`);
    return origin;
  };

  private async learn(packed: PackedRecord[]): Promise<void> {
    const unknown = new Set<number>();
    for (const record of packed) {
      const definition = definitionOf(record);
      if (definition !== undefined && !this.origins.has(definition)) unknown.add(definition);
    }
    if (unknown.size === 0) return;
    const keys = [...unknown];
    const origins = await this.backend.describeDefinitions(keys);
    origins.forEach((origin, index) => this.origins.set(keys[index] as number, origin));
  }
}
