import { join } from 'node:path';
import { systemClock } from '../shared/clock.js';
import {
  openEmbeddedEngine,
  type EngineClock,
  type EngineControl,
  type ProductDatabase,
} from './embedded/open-embedded-engine.js';
import { keepToOneEngine } from './keep-to-one-engine.js';
import type { Engine } from './port.js';
import { openZeebeEngine } from './zeebe/open-zeebe-engine.js';
import { recordsToken } from './zeebe/records-token.js';

/** A Zeebe cluster in place of the embedded engine. */
export interface ZeebeSettings {
  /** Gateway: `host:port`, with `https://` in front for TLS. */
  address: string;
  /** Client package: `zeebe-node` or `sdk`. */
  client: string;
  /** Where the broker's exporter posts its records. */
  recordsHost: string;
  recordsPort: number;
  /** Left out: the one that is kept in the data folder. */
  recordsToken?: string | undefined;
}

export interface OpenEngineOptions {
  /** Folder of the data; the embedded engine keeps `engine.db` in it. */
  dataDir: string;
  /** Set: the cluster runs the diagrams. */
  zeebe?: ZeebeSettings | undefined;
  clock?: EngineClock;
  /** False: the interpreter runs in the caller's thread; for tests. */
  thread?: boolean;
  /** Days that the embedded engine keeps records which the projection has taken in. */
  historyDays?: number;
  /** What the product's database says of itself; the embedded engine's file must fit it. */
  belongsTo?: ProductDatabase;
  warn?: (text: string) => void;
}

/**
 * Opens the engine that the configuration asks for. Nothing else in the server knows which one it is; only the embedded one has a
 * clock to move. Throws OtherEngineError or EngineOpenError.
 */
export async function openEngine(options: OpenEngineOptions): Promise<Engine & Partial<EngineControl>> {
  const { dataDir, zeebe, clock, thread = true, historyDays = 30, belongsTo, warn = () => {} } = options;
  keepToOneEngine(dataDir, zeebe === undefined ? 'embedded' : 'zeebe');
  if (zeebe === undefined)
    return openEmbeddedEngine({
      file: join(dataDir, 'engine.db'),
      thread,
      historyDays,
      belongsTo,
      ...(clock && { clock }),
    });
  const { address, client, recordsHost, recordsPort, recordsToken: token } = zeebe;
  return openZeebeEngine({
    address,
    client,
    records: { host: recordsHost, port: recordsPort, token: token ?? recordsToken(dataDir) },
    now: () => systemClock.now().getTime(),
    warn,
  });
}
