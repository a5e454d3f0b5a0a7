import { compareTimers } from './timer-instances.js';
import { timers } from './timers.js';

describe('timers that all fall due in one instant', () => {
  it('fire once each in the whole server', async () => {
    const said: string[] = [];
    expect(await timers.run({ timers: 2_000 }, (line) => said.push(line))).toEqual([]);
    expect(said.join('\n')).toMatch(/2000 timers wait[\s\S]*all of them fired[\s\S]*× idle/);
  }, 180_000);

  it('would be noticed if one were lost or doubled (control)', () => {
    const created = new Set(['1', '2', '3']);
    expect(
      compareTimers(
        created,
        new Map([
          ['1', 1],
          ['2', 1],
          ['3', 1],
        ]),
      ),
    ).toEqual([]);
    const found = compareTimers(
      created,
      new Map([
        ['1', 1],
        ['2', 2],
        ['9', 1],
      ]),
    );
    expect(found).toEqual([
      expect.stringMatching(/^1 timers did not fire, 3/),
      expect.stringMatching(/^1 timers fired more than once, 2/),
      expect.stringMatching(/^1 timers fired that nobody set, 9/),
    ]);
  });
});
