import { WakeableLoop } from './engine/relay/wakeable-loop.js';
import { EngineRejection } from './engine/port.js';

const PAUSE_MS = 5_000;

/**
 * Does what can only begin on an engine that answers (deploy the diagrams, then carry commands and do jobs). A cluster may be away when
 * the server starts: intake goes on, and this is tried again until it works. A refusal in substance is thrown. Answers a function that
 * stops trying.
 */
export async function beginWhenReachable(
  begin: () => Promise<void>,
  options: { mayBeAway: boolean; warn: (text: string) => void; pauseMs?: number },
): Promise<() => Promise<void>> {
  const { mayBeAway, warn, pauseMs = PAUSE_MS } = options;
  const isRefused = (error: unknown) => error instanceof EngineRejection && error.code !== 'UNAVAILABLE';
  let begun = false;
  const attempt = async (): Promise<number> => {
    if (begun) return 2 ** 31 - 1;
    await begin();
    begun = true;
    return 2 ** 31 - 1;
  };
  const tell = (error: unknown) => warn(`The diagrams are not deployed yet and will be tried again: ${String(error)}`);
  try {
    await attempt();
    return () => Promise.resolve();
  } catch (error) {
    if (!mayBeAway || isRefused(error)) throw error;
    tell(error);
  }
  const loop = new WakeableLoop(attempt, tell, pauseMs);
  loop.start();
  return () => loop.stop();
}
