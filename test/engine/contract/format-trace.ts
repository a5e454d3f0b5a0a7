import type { Trace } from './trace.js';

const text = (value: unknown): string => JSON.stringify(value);

const rows = (lines: unknown[], margin: string): string =>
  lines.length > 0 ? `[\n${lines.map((line) => `${margin}  ${text(line)}`).join(',\n')}\n${margin}]` : '[]';

/** A recorded trace as it is kept: JSON with one line of text for each line of the trace. */
export function formatTrace({ case: name, broker, startsAt, realTime, deploy, steps, end }: Trace): string {
  const begin = realTime ? '"realTime": true' : `"startsAt": ${text(startsAt ?? null)}`;
  const told = steps.map(({ step, log }) => `    { "step": ${text(step)}, "log": ${rows(log, '      ')} }`);
  return `{
  "case": ${text(name)}, "broker": ${text(broker ?? '')}, ${begin},
  "deploy": ${rows(deploy, '  ')},
  "steps": [
${told.join(',\n')}
  ],
  "end": { "active": ${rows(end.active, '    ')},
    "variables": ${rows(end.variables, '    ')} }
}
`;
}
