import type { CommandContext } from '../../shared/command-context.js';
import type { SweepDeps } from './deadline-deps.js';
import { sweepDeadlines, type SweepOptions } from './sweep-deadlines.js';

export interface DeadlineSweeper {
  /** Sweeps now if it sleeps. */
  wake(): void;
  /** Finishes the sweep in hand; no other follows. */
  stop(): Promise<void>;
}

export interface SweeperOptions extends SweepOptions {
  /** Milliseconds of sleep at most: deadlines are opened while it sleeps. */
  maxSleepMs?: number;
  warn?: (text: string) => void;
}

const MAX_SLEEP_MS = 30_000;

/** Sweeps in a loop: wakes at the next planned rung, at most half a minute later. The first sweep catches up at once. */
export function startDeadlineSweeper(
  context: CommandContext,
  deps: SweepDeps,
  options: SweeperOptions = {},
): DeadlineSweeper {
  const { maxSleepMs = MAX_SLEEP_MS, warn = () => {} } = options;
  let running = true;
  let endSleep: () => void = () => {};

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      endSleep = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const round = async (): Promise<number> => {
    try {
      const { failed, nextAt } = await sweepDeadlines(context, deps, options);
      for (const { deadlineId, rung, error } of failed)
        warn(`Rung ${rung} of deadline ${deadlineId} could not fire and will be tried again: ${String(error)}`);
      const left = nextAt ? nextAt.getTime() - context.clock.now().getTime() : maxSleepMs;
      return failed.length > 0 ? maxSleepMs : Math.min(Math.max(left, 0), maxSleepMs);
    } catch (error) {
      warn(`The deadlines could not be swept: ${String(error)}`);
      return maxSleepMs;
    }
  };

  const loop = async () => {
    while (running) {
      const pause = await round();
      if (running) await sleep(pause);
    }
  };
  const ended = loop();
  return {
    wake: () => endSleep(),
    async stop() {
      running = false;
      endSleep();
      await ended;
    },
  };
}
