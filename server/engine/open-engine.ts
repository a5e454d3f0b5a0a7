import { join } from 'node:path';
import { openEmbeddedEngine, type EngineClock, type EngineControl } from './embedded/open-embedded-engine.js';
import type { Engine } from './port.js';

export interface OpenEngineOptions {
  /** Folder of the data; the embedded engine keeps `engine.db` in it. */
  dataDir: string;
  /** Gateway of a Zeebe cluster (`ZEEBE_ADDRESS`). */
  zeebeAddress?: string | undefined;
  clock?: EngineClock;
  /** False: the interpreter runs in the caller's thread; for tests. */
  thread?: boolean;
  /** Days that the embedded engine keeps records which the projection has taken in. */
  historyDays?: number;
}

/** Opens the engine that the configuration asks for. Nothing else in the server knows which one it is; only the embedded one has a clock to move. */
export async function openEngine(options: OpenEngineOptions): Promise<Engine & Partial<EngineControl>> {
  const { dataDir, zeebeAddress, clock, thread = true, historyDays = 30 } = options;
  if (zeebeAddress !== undefined && zeebeAddress !== '') {
    throw new Error(
      `ZEEBE_ADDRESS is ${zeebeAddress}, but this version runs on the embedded engine only: leave it empty`,
    );
  }
  return openEmbeddedEngine({ file: join(dataDir, 'engine.db'), thread, historyDays, ...(clock && { clock }) });
}
