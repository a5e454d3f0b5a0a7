import { openEmbeddedEngine, type EngineControl } from '../../../server/engine/embedded/open-embedded-engine.js';
import type { Engine, EngineRecord } from '../../../server/engine/port.js';
import { withEngineFile } from '../durability/temp-folder.js';

export const START = Date.UTC(2040, 0, 2, 8);

/** What a test sees of one engine: the port, the records so far, and a few short cuts. */
export interface Harness {
  engine: Engine & EngineControl;
  /** All records up to now. */
  records(): Promise<EngineRecord[]>;
  /** Element ids with a given intent, in order. */
  elements(intent: string): Promise<string[]>;
  /** The only open job of a type. */
  job(type: string): Promise<string>;
}

/** Runs a test with an engine in this thread, whose clock stands still at {@link START}. */
export function withEngine(run: (harness: Harness) => Promise<void>): Promise<void> {
  return withEngineFile(async (file) => {
    const engine = await openEmbeddedEngine({ file, thread: false, clock: { kind: 'controlled', now: START } });
    const seen: EngineRecord[] = [];
    let fence = 0;
    let onFence = () => undefined as void;
    engine.subscribeToRecords({}, (records) => {
      for (const record of records) {
        if (record.value.name === `fence:${fence}` && record.intent === 'EXPIRED') onFence();
        else if (!String(record.value.name).startsWith('fence:')) seen.push(record);
      }
      return Promise.resolve();
    });
    const records = async () => {
      fence += 1;
      const passed = new Promise<void>((resolve) => (onFence = resolve));
      await engine.publishMessage({ name: `fence:${fence}`, correlationKey: '', timeToLive: 0 });
      await passed;
      return seen;
    };
    const elements = async (intent: string) =>
      (await records())
        .filter((record) => record.valueType === 'PROCESS_INSTANCE' && record.intent === intent)
        .map((record) => String(record.value.elementId));
    const job = async (type: string) => {
      const [found] = await engine.activateJobs({ type, worker: 'test', timeout: 60_000, maxJobsToActivate: 1 });
      if (!found) throw new Error(`No job of type ${type}`);
      return found.key;
    };
    try {
      await run({ engine, records, elements, job });
    } finally {
      await engine.close();
    }
  });
}
