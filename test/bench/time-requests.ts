import type { HttpClient } from '../support/http-client.js';
import { percentiles, type Percentiles } from './percentiles.js';

/** What is asked, by name; the path varies with the index. */
export type Requests = Readonly<Record<string, (index: number) => string>>;

/** Requests before the first that counts: they warm the caches. */
const WARM_UP = 5;

/** Times each kind of request one after another, as one person at a time would feel it. `before`: what happens before each, untimed. */
export async function timeRequests(
  client: HttpClient,
  requests: Requests,
  rounds: number,
  before?: (index: number) => Promise<unknown>,
): Promise<Record<string, Percentiles>> {
  const results: Record<string, Percentiles> = {};
  for (const [name, path] of Object.entries(requests)) {
    const samples: number[] = [];
    for (let index = 0; index < rounds + WARM_UP; index++) {
      await before?.(index);
      const start = performance.now();
      await client.get(path(index));
      if (index >= WARM_UP) samples.push(performance.now() - start);
    }
    results[name] = percentiles(samples);
  }
  return results;
}
