/** A fault that can be produced by one command (npm run faults). */
export interface Fault<O extends Record<string, number> = Record<string, number>> {
  /** One line for --help. */
  about: string;
  /** Numbers that the command line may change, with their defaults. */
  options: O;
  /** Produces the fault and looks at what is left; answers what was lost, doubled or broken, in words. */
  run(options: O, say: (line: string) => void): Promise<string[]>;
}

/** A generator of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
