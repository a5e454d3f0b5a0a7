/** A figure of several runs: machines that do other work too are told apart by how far these lie from one another. */
export interface Spread {
  min: number;
  median: number;
  max: number;
}

/** Of a list that is not empty. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] as number;
  return { min: at(0), median: at(Math.floor(sorted.length / 2)), max: at(sorted.length - 1) };
}
