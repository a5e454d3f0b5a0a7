import { growth, liveHeaps, processorSeconds, slowdown } from './judge-load.js';
import { memory } from './memory.js';

describe('random load', () => {
  it('runs, keeps the books and reads the memory of the server', async () => {
    const said: string[] = [];
    const wrong = await memory.run({ minutes: 0.05, parallel: 2, seed: 3 }, (line) => said.push(line));
    // three seconds are too short to judge memory: the run itself says so, and nothing else is wrong
    expect(wrong).toEqual(['too few full garbage collections to judge memory by']);
    expect(said.join('\n')).toMatch(/process: least of the thirds/);
  }, 120_000);

  it('is read from what Node prints of its full collections, thread by thread', () => {
    const printed = `[71:0x5f0]  52 ms: Scavenge 9.0 (12.1) -> 8.5 (13.1) MB, 1.0 / 0.0 ms
[71:0x5f0]  90 ms: Mark-Compact 45.3 (70.1) -> 40.2 (68.1) MB, 5.9 / 0.0 ms
[71:0x7aa]  95 ms: Mark-Compact (reduce) 5.3 (7.1) -> 4.2 (6.1) MB, 1.9 / 0.0 ms
[71:0x5f0]  99 ms: Mark-Compact 46.0 (70.1) -> 41.0 (68.1) MB, 5.9 / 0.0 ms`;
    expect([...liveHeaps(printed)]).toEqual([
      ['0x5f0', [40.2, 41]],
      ['0x7aa', [4.2]],
    ]);
  });

  it('is judged by its last third: a leak is seen, a saw and a warm-up are not', () => {
    const run = (at: (index: number) => number) => growth(Array.from({ length: 90 }, (_, index) => at(index)));
    expect(run((index) => 100 + index)).toEqual(['memory grew from 130 to 160 MB']);
    expect(run((index) => 300 + (index % 7) * 10)).toEqual([]);
    expect(run((index) => Math.min(300, 100 + index * 10))).toEqual([]);
  });

  it('is judged by what a case costs: one that costs ever more is seen, a busy machine or a moment is not', () => {
    const run = (...costs: number[]) => slowdown(costs.map((cost) => ({ cases: 100, seconds: cost / 10 })));
    expect(run(100, 110, 120, 130, 160, 180)).toEqual([
      'a case cost 105 ms of processor time in the beginning, 170 ms in the end',
    ]);
    expect(run(140, 100, 105, 100, 110, 100)).toEqual([]);
    expect(run(100, 500)).toEqual([]);
    expect(slowdown([424, 400, 380, 200, 90, 80].map((cases) => ({ cases, seconds: cases / 10 })))).toEqual([]);
  });

  it('takes the processor time of a process from the system', () => {
    const { user, system } = process.cpuUsage();
    expect(Math.abs(processorSeconds(process.pid) - (user + system) / 1_000_000)).toBeLessThan(1);
  });
});
