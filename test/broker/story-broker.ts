import { startTestBroker, type TestBroker } from './test-broker.js';

/** Data folder of a server → its broker, so that a server that is started again meets the same one. */
const brokers = new Map<string, TestBroker>();

/** With STORY_ENGINE=zeebe: the environment of a server that runs on a broker of its own; else nothing, the embedded engine runs. */
export async function storyEngine(dataDir: string): Promise<Record<string, string>> {
  if (process.env.STORY_ENGINE !== 'zeebe') return {};
  const broker = brokers.get(dataDir) ?? (await startTestBroker());
  brokers.set(dataDir, broker);
  return {
    ZEEBE_ADDRESS: broker.address,
    ZEEBE_RECORDS_PORT: String(broker.recordsPort),
    ZEEBE_RECORDS_TOKEN: broker.token,
  };
}

/** Ends the broker of a data folder that is not needed any more. */
export function forgetStoryEngine(dataDir: string): void {
  brokers.get(dataDir)?.remove();
  brokers.delete(dataDir);
}
