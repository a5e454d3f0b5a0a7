import type { Value } from './operations-commands.js';

/** A line `名称=值`; 是 and 否, true and false are decisions, digits are a number, anything else is a code or an id. */
const LINE = /^\s*([A-Za-z_]\w*)\s*=\s*(\S+)\s*$/;

/** What was typed, line by line; `problem`: the first line that cannot be read. */
export function readValues(text: string): { values: Record<string, Value>; problem: string | null } {
  const values: Record<string, Value> = {};
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [, name, value] = LINE.exec(line) ?? [];
    if (name === undefined || value === undefined) return { values: {}, problem: `“${line.trim()}”应写成 名称=值` };
    values[name] = valueOf(value);
  }
  return { values, problem: null };
}

function valueOf(text: string): Value {
  if (text === 'true' || text === '是') return true;
  if (text === 'false' || text === '否') return false;
  return /^-?(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}
