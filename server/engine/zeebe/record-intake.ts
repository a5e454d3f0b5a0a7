import type { EngineRecord, RecordStream } from '../port.js';
import type { BulkItem, Place } from './exported-record.js';

type OnBatch = Parameters<RecordStream['subscribeToRecords']>[1];

/** Where a subscriber stands in one partition. */
interface Reached {
  position: number;
  /** Epoch milliseconds of the newest record it has; when the subscription began, until there is one. */
  timestamp: number;
}

interface Subscriber {
  onBatch: OnBatch;
  reached: Map<number, Reached>;
  working: Promise<unknown>;
}

/** Records of another cluster: their positions are behind ours, but they are newer than what we have. */
export class ForeignRecordsError extends Error {
  constructor(readonly place: Place) {
    super(
      `Record ${place.position} of partition ${place.partitionId} is newer than everything known, but stands behind it: another cluster, or one that lost its data`,
    );
    this.name = 'ForeignRecordsError';
  }
}

/** Clocks of two machines may differ by this. */
const SKEW_MS = 60_000;

/**
 * Hands what the exporter delivers to the subscribers: at least once comes in, each (partition, position) goes out once, and a bulk is
 * taken only when every subscriber has committed it. One bulk at a time.
 */
export class RecordIntake implements RecordStream {
  readonly #subscribers = new Set<Subscriber>();
  readonly #listeners = new Set<(type: string) => void>();
  #line: Promise<unknown> = Promise.resolve();
  /** Partitions of which records of another cluster were refused, and nothing new of the right one has come since. */
  readonly #foreign = new Set<number>();

  constructor(private readonly now: () => number) {}

  /** Why records are not taken, for people; null while all is well. */
  get foreign(): string | null {
    if (this.#foreign.size === 0) return null;
    const partitions = [...this.#foreign].sort((one, other) => one - other).join('、');
    return `收到另一个 Zeebe 集群（或数据已清空的集群）的记录，没有接收（分区 ${partitions}）；原来的集群再有新记录时自动恢复`;
  }

  subscribeToRecords(from: Record<number, number>, onBatch: OnBatch): () => Promise<void> {
    const reached = new Map(
      Object.entries(from).map(([partition, position]) => [Number(partition), { position, timestamp: this.now() }]),
    );
    const subscriber: Subscriber = { onBatch, reached, working: Promise.resolve() };
    this.#subscribers.add(subscriber);
    return async () => {
      this.#subscribers.delete(subscriber);
      await subscriber.working.catch(() => {});
    };
  }

  onJobsAvailable(listener: (type: string) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Resolves when the bulk is committed everywhere; rejects when the exporter has to send it again. */
  take(items: BulkItem[]): Promise<void> {
    const turn = this.#line.then(() => this.#takeNow(items));
    this.#line = turn.catch(() => {});
    return turn;
  }

  async #takeNow(items: BulkItem[]): Promise<void> {
    if (this.#subscribers.size === 0) throw new Error('Nobody follows the records yet');
    try {
      const work = [...this.#subscribers].map((subscriber) => {
        const delivered = deliver(subscriber, items);
        subscriber.working = delivered;
        return delivered;
      });
      for (const partitionId of (await Promise.all(work)).flat()) this.#foreign.delete(partitionId);
    } catch (error) {
      if (error instanceof ForeignRecordsError) this.#foreign.add(error.place.partitionId);
      throw error;
    }
    for (const type of new Set(items.flatMap(({ record }) => jobTypeToLookFor(record))))
      for (const listener of this.#listeners) listener(type);
  }
}

/** Answers the partitions of which something new came. */
async function deliver({ onBatch, reached }: Subscriber, items: BulkItem[]): Promise<number[]> {
  const after = new Map(reached);
  const fresh = inOrder(items).filter(({ place }) => {
    const before = after.get(place.partitionId);
    if (!isFresh(before, place)) return false;
    const timestamp = Math.max(place.timestamp, before?.timestamp ?? 0);
    after.set(place.partitionId, { position: place.position, timestamp });
    return true;
  });
  const records = fresh.flatMap(({ record }) => record ?? []);
  if (records.length > 0) await onBatch(records);
  for (const [partitionId, place] of after) reached.set(partitionId, place);
  return fresh.map(({ place }) => place.partitionId);
}

/** The exporter keeps the order of a partition; within one bulk nothing has to rely on it. */
const inOrder = (items: BulkItem[]) => [...items].sort((one, other) => one.place.position - other.place.position);

function isFresh(reached: Reached | undefined, place: Place): boolean {
  if (reached === undefined || place.position > reached.position) return true;
  if (place.timestamp > reached.timestamp + SKEW_MS) throw new ForeignRecordsError(place);
  return false;
}

const WAITING = new Set(['CREATED', 'FAILED', 'TIMED_OUT', 'RECURRED_AFTER_BACKOFF', 'RETRIES_UPDATED', 'YIELDED']);

/** The job type whose worker should look now, if a record says so. */
function jobTypeToLookFor(record: EngineRecord | null): string[] {
  if (record?.valueType !== 'JOB' || !WAITING.has(record.intent)) return [];
  return [String(record.value.type)];
}
