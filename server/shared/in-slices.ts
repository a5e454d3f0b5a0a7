import { setImmediate as nextRound } from 'node:timers/promises';

/**
 * Does a long list a few at a time, in order, and lets the event loop hand out what has arrived in between: a request that comes while
 * thousands of rows are written waits for one slice, not for all. A list that fits into one slice is done without a pause.
 */
export async function inSlices<T>(
  all: readonly T[],
  size: number,
  work: (slice: readonly T[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < all.length; from += size) {
    if (from > 0) await nextRound();
    await work(all.slice(from, from + size));
  }
}
