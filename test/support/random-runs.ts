const TIMES = Number(process.env['RANDOM_TIMES'] ?? 1);
if (!(Number.isInteger(TIMES) && TIMES >= 1)) throw new Error('RANDOM_TIMES: expected a whole number from 1');

/** How many random cases a property tries: `count` in `npm test`, RANDOM_TIMES as many in a search by hand. */
export const randomRuns = (count: number): number => count * TIMES;

/** The limit of the longest such tests, ms; jest.config.mjs stretches the usual one in the same way. */
export const RANDOM_TIMEOUT = 300_000 * TIMES;
