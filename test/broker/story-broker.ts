import { startStandIn } from './stand-in/start-stand-in.js';
import { startTestBroker, type TestBroker } from './test-broker.js';

/** What a broker and a stand-in have in common. */
interface StoryBroker extends Pick<TestBroker, 'address' | 'recordsPort' | 'token' | 'kill' | 'remove'> {
  again(): Promise<StoryBroker>;
}

/** What runs the diagrams of a story: the embedded engine, a real broker, or a stand-in for one (which is no Zeebe). */
export type StoryEngine = 'embedded' | 'zeebe' | 'stand-in';

const STARTS: Readonly<Record<Exclude<StoryEngine, 'embedded'>, () => Promise<StoryBroker>>> = {
  zeebe: () => startTestBroker(),
  // keys of the fifth partition are beyond 2^53: nothing on the way may take one for a number
  'stand-in': () => startStandIn({ partitions: 5 }),
};

/** Data folder of a server → its broker, so that a server that is started again meets the same one. */
const brokers = new Map<string, StoryBroker>();

/** What STORY_ENGINE asks for; the embedded engine when it says nothing. */
export function storyEngineOf(env: NodeJS.ProcessEnv = process.env): StoryEngine {
  const asked = env.STORY_ENGINE || 'embedded';
  if (asked !== 'embedded' && asked !== 'zeebe' && asked !== 'stand-in')
    throw new Error(`STORY_ENGINE=${asked} is none of embedded, zeebe, stand-in`);
  return asked;
}

/** The environment of a server that runs on a broker, or a stand-in, of its own; nothing for the embedded engine. */
export async function storyEngine(dataDir: string, kind = storyEngineOf()): Promise<Record<string, string>> {
  if (kind === 'embedded') return {};
  const broker = brokers.get(dataDir) ?? (await STARTS[kind]());
  brokers.set(dataDir, broker);
  return {
    ZEEBE_ADDRESS: broker.address,
    ZEEBE_RECORDS_PORT: String(broker.recordsPort),
    ZEEBE_RECORDS_TOKEN: broker.token,
  };
}

/** kill -9 of a data folder's broker, and starts it again on what it kept. */
export async function killStoryEngine(dataDir: string): Promise<void> {
  const broker = brokers.get(dataDir);
  if (!broker) throw new Error(`No broker was started for ${dataDir}`);
  await broker.kill();
  brokers.set(dataDir, await broker.again());
}

/** Ends the broker of a data folder that is not needed any more. */
export function forgetStoryEngine(dataDir: string): void {
  brokers.get(dataDir)?.remove();
  brokers.delete(dataDir);
}
