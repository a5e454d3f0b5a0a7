import type { JsonValue } from '../../../server/engine/embedded/runtime/json.js';

/** One line of a trace: its kind, then paths, states and values without keys. */
export type TraceLine = [kind: string, ...rest: unknown[]];

/** A script step as the broker's recordings hold it. */
export interface ScriptStep {
  do: string;
  process?: string;
  version?: number;
  variables?: Record<string, unknown>;
  element?: string;
  type?: string;
  path?: string;
  at?: number;
  closed?: boolean;
  retries?: number;
  message?: string;
  backoff?: string;
  code?: string;
  timeout?: string;
  max?: number;
  fetch?: string[];
  key?: string;
  ttl?: string;
  id?: string;
  scope?: string;
  local?: boolean;
  by?: string;
  signal?: string;
  file?: string;
  xml?: string;
  await?: boolean;
  startAt?: string[];
  activate?: {
    element: string;
    ancestor?: string;
    variables?: { scope?: string; variables: Record<string, unknown> }[];
  }[];
  terminate?: string[];
}

/** A script speaks of a job, an incident or a scope that is not there. */
export class ScriptError extends Error {}

export interface Trace {
  case: string;
  /** Version of the broker that was recorded. */
  broker?: string;
  startsAt?: string | undefined;
  /** Recorded on the machine's clock. */
  realTime?: boolean;
  deploy: TraceLine[];
  steps: { step: ScriptStep; log: TraceLine[] }[];
  end: { active: unknown[]; variables: unknown[] };
}

/** JSON with sorted keys, so that equal documents have equal text. */
export function sorted(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value as JsonValue;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, item]) => [name, sorted(item)]));
}

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Milliseconds of the plain durations that scripts use. */
export function millis(text: string): number {
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = (DURATION.exec(text) ?? [])
    .slice(1)
    .map((x) => Number(x ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** The elements a deployment was refused for, in no particular order; none when the broker names only the process. */
function inOrder(line: TraceLine, names: boolean): TraceLine {
  if (line[0] !== 'rejected') return line;
  const [command = '', code = '', ...elements] = String(line[2]).split(' ');
  return ['rejected', line[1], [command, code, ...(names ? elements.sort() : [])].join(' ')];
}

/** Whether a refused deployment says which elements are wrong: for a loop in which nothing waits the broker does not. */
const namesElements = ({ deploy }: Trace): boolean =>
  String(deploy.find(([kind]) => kind === 'rejected')?.[2]).split(' ').length > 2;

/**
 * Engines may interleave independent scopes differently: a step is one life line for each element instance (order kept)
 * and sorted multisets of everything else. Refusals in the broker's log are not part of the port's stream; what the
 * caller was told is (`rejected`). `golden` is what it is compared with.
 */
export function canonical(trace: Trace, golden: Trace = trace) {
  const fold = (log: TraceLine[]) => {
    const lives = new Map<string, string>();
    const rest: string[] = [];
    for (const line of log) {
      if (line[0] === 'rejection') continue;
      if (line[0] === 'element') {
        const id = `${String(line[1])} ${String(line[2])}`;
        lives.set(id, lives.has(id) ? `${lives.get(id)} ${String(line[3])}` : String(line[3]));
      } else rest.push(JSON.stringify(line));
    }
    return { elements: [...lives].map(([id, life]) => `${id}: ${life}`).sort(), rest: rest.sort() };
  };
  return {
    deploy: trace.deploy.map((line) => inOrder(line, namesElements(golden))),
    steps: trace.steps.map(({ step, log }) => ({ step, ...fold(log) })),
    end: trace.end,
  };
}
