import { canonical, type Trace } from './trace.js';

/** The names of the two sides in a sentence. */
export interface Sides {
  mine: string;
  theirs: string;
}

const MOST_LINES = 12;

/**
 * The first place at which two traces part, in words: the step, and for each side what only it says, by element. Null when they are
 * the same. `mine` is compared as far as `theirs` says something, e.g. the elements of a refusal.
 */
export function findDifference(mine: Trace, theirs: Trace, sides: Sides = { mine: 'here', theirs: 'there' }): string | null {
  const [a, b] = [canonical(mine, theirs), canonical(theirs)];
  const lists = (what: string, one: unknown[], two: unknown[]) => listDifference(what, one.map(text), two.map(text), sides);
  const deployed = lists('deployment', a.deploy, b.deploy);
  if (deployed) return deployed;
  for (let index = 0; index < Math.max(a.steps.length, b.steps.length); index++) {
    const [one, two] = [a.steps[index], b.steps[index]];
    if (!one || !two) return `step ${index + 1} is missing ${one ? sides.theirs : sides.mine}`;
    const what = `step ${index + 1} ${JSON.stringify(two.step)}`;
    const found = lists(what, [...one.elements, ...one.rest], [...two.elements, ...two.rest]);
    if (found) return found;
  }
  return (
    lists('what lives at the end', a.end.active, b.end.active) ??
    lists('the variables at the end', a.end.variables, b.end.variables)
  );
}

const text = (line: unknown): string => (typeof line === 'string' ? line : JSON.stringify(line));

function listDifference(what: string, one: string[], two: string[], { mine, theirs }: Sides): string | null {
  const [only, missing] = [without(one, two), without(two, one)];
  if (only.length + missing.length === 0) return null;
  const told = (side: string, lines: string[]) => (lines.length > 0 ? [`  only ${side}:`, ...shortened(lines)] : []);
  return [`${what} differs`, ...told(mine, only), ...told(theirs, missing)].join('\n');
}

/** The lines of one list that the other lacks, each as often as it lacks it. */
function without(lines: string[], others: string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const shortened = (lines: string[]): string[] => [
  ...lines.slice(0, MOST_LINES).map((line) => `    ${readable(line)}`),
  ...(lines.length > MOST_LINES ? [`    … and ${lines.length - MOST_LINES} more`] : []),
];

/** `["job","p/task","CREATED",{…}]` → `p/task: job CREATED {…}`: the element first. */
function readable(line: string): string {
  if (!line.startsWith('["')) return line;
  const [kind, at, ...rest] = JSON.parse(line) as unknown[];
  return [`${text(at)}: ${text(kind)}`, ...rest.map(text)].join(' ');
}
