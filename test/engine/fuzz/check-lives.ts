import type { Trace } from '../contract/trace.js';

const ORDER = ['ACTIVATING', 'ACTIVATED', 'COMPLETING', 'COMPLETED', 'TERMINATING', 'TERMINATED'];
const FINAL = new Set(['COMPLETED', 'TERMINATED']);

/** Tokens are conserved: every element instance goes forward, ends at most once, and inside its scope. Answers what is wrong. */
export function findBrokenLives(trace: Trace): string[] {
  const states = new Map<string, string>();
  const wrong: string[] = [];
  for (const [kind, path, , state] of trace.steps.flatMap(({ log }) => log)) {
    if (kind !== 'element') continue;
    const [name, next] = [String(path), String(state)];
    const before = states.get(name);
    if (before && FINAL.has(before)) wrong.push(`${name} is ${next} after ${before}`);
    if (before && ORDER.indexOf(next) <= ORDER.indexOf(before))
      wrong.push(`${name} goes back from ${before} to ${next}`);
    const scope = name.slice(0, Math.max(0, name.lastIndexOf('/')));
    const around = states.get(scope);
    if (scope && around && FINAL.has(around)) wrong.push(`${name} is ${next} though ${scope} is ${around}`);
    states.set(name, next);
  }
  return wrong;
}
