/** Adds a step to a story. */
export type Step = (name: string, body: () => Promise<void>) => void;

/** Steps of one story: after a step has failed the following ones fail at once instead of waiting for what will not come. */
export function story(): Step {
  let broken: string | null = null;
  return (name, body) => {
    test(name, async () => {
      if (broken) throw new Error(`Not tried, because an earlier step failed: ${broken}`);
      broken = name;
      await body();
      broken = null;
    });
  };
}
