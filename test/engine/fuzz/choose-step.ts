import type { ScriptStep } from '../contract/trace.js';
import type { Random } from './random.js';
import type { World } from './world.js';

const ADVANCES = ['PT1M', 'PT5M', 'PT1H', 'P1D'];
const CODES = ['E1', 'E2', 'E3'];

/** What somebody does next; null when nothing is left to do. */
export function chooseStep(random: Random, world: World, prefix: string): ScriptStep | null {
  const open = [...world.jobs].filter(([, job]) => job.state === 'open').map(([path]) => path);
  const failed = [...world.jobs].filter(([, job]) => job.state === 'failed').map(([path]) => path);
  const waiting = [...world.messages.keys()];
  if (world.roots.size === 0) return null;
  const steps: [number, () => ScriptStep][] = [
    [open.length > 0 ? 12 : 0, () => ({ do: 'complete', path: random.pick(open), variables: results(random) })],
    [open.length > 0 ? 1.5 : 0, () => throwing(random, random.pick(open))],
    [
      open.length > 0 ? 1 : 0,
      () => ({ do: 'fail', path: random.pick(open), retries: random.below(2), message: 'no', ...maybe(random) }),
    ],
    [failed.length > 0 ? 3 : 0, () => ({ do: 'retries', path: random.pick(failed), retries: 2 })],
    [
      world.incidents.size > 0 ? 3 : 0,
      () => ({ do: 'resolve', element: elementOf(random.pick([...world.incidents.keys()])) }),
    ],
    [waiting.length > 0 ? 5 : 0.2, () => publishing(random, waiting, prefix)],
    [world.timers > 0 ? 3 : 0.2, () => ({ do: 'advance', by: random.pick(ADVANCES) })],
    [
      1,
      () => ({
        do: 'signal',
        signal: `${prefix}-s${random.below(2)}`,
        variables: random.chance(0.5) ? { v: random.below(4) } : {},
      }),
    ],
    [
      0.7,
      () => ({
        do: 'setVariables',
        scope: random.pick([...world.scopes]),
        variables: results(random),
        local: random.chance(0.3),
      }),
    ],
    [0.3, () => ({ do: 'cancel', scope: random.pick([...world.roots]) })],
  ];
  return random.weighted(steps)();
}

const results = (random: Random): Record<string, unknown> => ({
  ...(random.chance(0.5) && { r: random.below(5) }),
  ...(random.chance(0.3) && { v: random.below(4) }),
  ...(random.chance(0.3) && { again: random.chance(0.3) }),
  ...(random.chance(0.2) && { flag: random.chance(0.5) }),
  ...(random.chance(0.15) && { list: random.times(random.below(4), (index) => index) }),
  ...(random.chance(0.15) && { a: random.pick(['x', 1, null, { b: 1 }]) }),
});

const maybe = (random: Random) => (random.chance(0.3) ? { variables: results(random) } : {});

const throwing = (random: Random, path: string): ScriptStep => ({
  do: 'throwError',
  path,
  code: random.pick(CODES),
  message: 'bad',
  ...maybe(random),
});

const publishing = (random: Random, waiting: string[], prefix: string): ScriptStep => ({
  do: 'publish',
  message: waiting.length > 0 && random.chance(0.9) ? random.pick(waiting) : `${prefix}-m${random.below(3)}`,
  key: random.chance(0.9) ? `${prefix}-k` : 'nobody',
  ...(random.chance(0.3) && { ttl: random.pick(['PT1M', 'PT1H']) }),
  ...maybe(random),
});

/** The element of a path: `p/scope/task#2` → `task`; of a multi-instance body without its star. */
const elementOf = (path: string): string => (path.split('/').at(-1) ?? '').replace(/[*#[].*$/, '');
