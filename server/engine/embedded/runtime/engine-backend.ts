import type { Engine, EngineCommands } from '../../port.js';
import type { RecordOrigin } from '../state/record-codec.js';
import type { RecordRow } from '../state/record-store.js';

/** Beside the commands: what the facade needs to build the rest of the port. */
export interface BackendMethods extends Pick<Engine, 'health' | 'close'> {
  /** The rows that hold the next `limit` records after a position; waits for the first of them, and answers none when it closes. */
  readRecords(position: number, limit: number): Promise<RecordRow[]>;
  /** What the records of these definitions leave out. */
  describeDefinitions(keys: number[]): Promise<RecordOrigin[]>;
  /** Records up to this position have been taken in by every subscriber; older ones may be pruned. */
  acknowledge(position: number): Promise<void>;
  advanceTo(epochMs: number): Promise<void>;
  idle(): Promise<void>;
}

/** Hints that leave the engine after a commit. */
export interface BackendEvent {
  kind: 'jobs';
  types: string[];
}

/** An engine in this thread or in another one. */
export interface EngineBackend extends BackendMethods {
  readonly commands: EngineCommands;
  onEvent(listener: (event: BackendEvent) => void): void;
}
