import { startStandIn } from '../../broker/stand-in/start-stand-in.js';
import { joinEngine, type JoinedEngine } from '../../engine/contract/join-engine.js';
import { clusterSettings } from '../../engine/contract/open-target.js';

/** The engine to measure against. */
export interface Against extends JoinedEngine {
  close(): Promise<void>;
}

/** The cluster that ZEEBE_ADDRESS names, else a stand-in in a process of its own, whose figures mean nothing. */
export async function openAgainst(env: NodeJS.ProcessEnv = process.env): Promise<Against> {
  const settings = clusterSettings(env);
  if (settings) {
    const joined = await joinEngine(settings);
    return { ...joined, close: () => joined.engine.close() };
  }
  const standIn = await startStandIn();
  const { address, recordsPort: port, token } = standIn;
  const joined = await joinEngine({ address, records: { port, token } });
  return {
    ...joined,
    async close() {
      await joined.engine.close();
      standIn.remove();
    },
  };
}
