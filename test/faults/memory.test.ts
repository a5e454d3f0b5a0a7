import { growth, memory } from './memory.js';

describe('random load', () => {
  it('runs, keeps the books and reads the memory of the server', async () => {
    const said: string[] = [];
    const wrong = await memory.run({ minutes: 0.05, parallel: 2, seed: 3 }, (line) => said.push(line));
    // three seconds are too short to judge memory: the run itself says so, and nothing else is wrong
    expect(wrong).toEqual([expect.stringMatching(/samples of memory are too few/)]);
    expect(said.join('\n')).toMatch(/median of the thirds/);
  }, 120_000);

  it('is judged by its last third: a leak is seen, a saw and a warm-up are not', () => {
    const run = (at: (index: number) => number) => growth(Array.from({ length: 90 }, (_, index) => at(index)));
    expect(run((index) => 200 + index)).toEqual(['memory grew from 245 to 275 MB']);
    expect(run((index) => 300 + (index % 7) * 10)).toEqual([]);
    expect(run((index) => Math.min(300, 100 + index * 10))).toEqual([]);
    expect(run(() => Number.NaN)).toHaveLength(1);
  });
});
