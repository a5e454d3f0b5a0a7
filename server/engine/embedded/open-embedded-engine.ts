import type { Engine } from '../port.js';
import type { EngineClock } from './runtime/engine-clock.js';
import { EngineFacade, type EngineControl } from './runtime/engine-facade.js';
import { LocalBackend } from './runtime/local-backend.js';
import { ThreadBackend } from './runtime/thread-backend.js';
import type { ProductDatabase } from './state/match-database.js';

export type { EngineClock } from './runtime/engine-clock.js';
export type { EngineControl } from './runtime/engine-facade.js';
export { EngineOpenError } from './runtime/engine-open-error.js';
export type { ProductDatabase } from './state/match-database.js';

export interface EmbeddedEngineOptions {
  /** The engine's own SQLite file; created when missing. */
  file: string;
  /** Default: the machine's clock. */
  clock?: EngineClock;
  /** Runs the interpreter in a worker thread (default), or in the caller's. */
  thread?: boolean;
  /** Days that records are kept after every subscriber has taken them in. Default: for ever. */
  historyDays?: number;
  /** Most commands that share one commit (default 64); 1: each command has a transaction of its own. */
  groupSize?: number;
  /** The product's database: a file of another installation or of another backup is refused. */
  belongsTo?: ProductDatabase | undefined;
}

/**
 * Opens the embedded engine: Zeebe's semantics in this Node process, durable in one file.
 * @throws EngineOpenError ENGINE_FILE_LOCKED when another process has the file open, ENGINE_FILE_MISMATCH when it does not fit
 */
export async function openEmbeddedEngine(options: EmbeddedEngineOptions): Promise<Engine & EngineControl> {
  const { clock = { kind: 'system' }, thread = true, belongsTo, ...rest } = options;
  const settings = { clock, checkpointThread: thread, ...rest, ...(belongsTo && { belongsTo }) };
  const backend = thread
    ? await ThreadBackend.open(new URL('./worker.js', import.meta.url), settings)
    : new LocalBackend(settings);
  return Object.assign(new EngineFacade(backend), backend.commands);
}
