const FIRST = 100;
const LONGEST = 30_000;

/** Milliseconds before try number `attempts + 1`: doubling from 0.1 s up to 30 s, scattered by a fifth so that cases do not march in step. */
export function retryDelay(attempts: number, random: () => number = Math.random): number {
  const delay = Math.min(LONGEST, FIRST * 2 ** Math.min(attempts - 1, 12));
  return Math.round(delay * (0.9 + 0.2 * random()));
}
