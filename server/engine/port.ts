import type { EngineCommands } from './port/commands.js';
import type { EngineRecord } from './port/records.js';

/**
 * The engine port: what the product asks of a BPMN engine, in Zeebe's own commands and words (Zeebe 8.5 gateway protocol).
 * No vendor type crosses it. Keys are decimal strings: a broker with several partitions gives keys beyond 2^53.
 * A refused command rejects with {@link EngineRejection}; it has changed nothing.
 */
export * from './port/commands.js';
export * from './port/record-values.js';
export * from './port/records.js';
export * from './port/rejection.js';
export * from './port/requests.js';
export * from './port/variables.js';

/** The stream of records, at least once. */
export interface RecordStream {
  /**
   * Delivers records after `from` in order, in batches; the next batch comes only after the promise of the last one
   * resolved (a rejected batch is delivered again after a pause). Returns a function that stops the delivery and waits
   * for the batch in hand.
   */
  subscribeToRecords(
    from: Record<number, number>,
    onBatch: (records: EngineRecord[]) => Promise<void>,
  ): () => Promise<void>;
}

/** Tells workers that jobs of a type may be waiting. Only a hint: a worker polls all the same. */
export interface JobNotifications {
  onJobsAvailable(listener: (type: string) => void): () => void;
}

export interface EngineHealth {
  engine: 'embedded' | 'zeebe';
  healthy: boolean;
  /** Bytes of the write-ahead log, where there is one. */
  walBytes?: number;
  /** Partition → position of its newest record, where the engine can tell: what subscribers have yet to take in. */
  newestPositions?: Record<number, number>;
  detail?: string;
}

export interface Engine extends EngineCommands, RecordStream, JobNotifications {
  health(): Promise<EngineHealth>;
  /** Finishes the commands in hand and releases files and threads. */
  close(): Promise<void>;
}

/** The job type of a job-based user task; such a job is learned from the record stream and completed by key, never activated. */
export const USER_TASK_JOB_TYPE = 'io.camunda.zeebe:userTask';
