import { parseArgs } from 'node:util';
import { brokerDown } from './broker-down.js';
import { clockJumps } from './clock-jumps.js';
import { diskFull } from './disk-full.js';
import type { Fault } from './fault.js';
import { killEngine } from './kill-engine.js';
import { killServer } from './kill-server.js';
import { memory } from './memory.js';
import { timers } from './timers.js';

// npm run faults -- NAME [--option NUMBER …]: exits with 1 when something was lost, doubled or broken

const FAULTS: Readonly<Record<string, Fault>> = {
  'kill-engine': killEngine,
  'kill-server': killServer,
  'broker-down': brokerDown,
  'clock-jumps': clockJumps,
  timers,
  memory,
  'disk-full': diskFull,
};

const help = (): string =>
  Object.entries(FAULTS)
    .map(([name, { about, options }]) => {
      const flags = Object.entries(options).map(([option, value]) => ` [--${option} ${value}]`);
      return `  ${name}${flags.join('')}\n      ${about}\n`;
    })
    .join('');

const [name = '--help', ...args] = process.argv.slice(2);
const fault = FAULTS[name];
if (!fault) {
  process.stdout.write(`npm run faults -- NAME\n${help()}`);
  process.exit(name === '--help' ? 0 : 2);
}
const { values } = parseArgs({
  args,
  options: Object.fromEntries(Object.keys(fault.options).map((option) => [option, { type: 'string' as const }])),
});
const options = { ...fault.options };
for (const [option, text] of Object.entries(values)) {
  const value = Number(text);
  if (!Number.isFinite(value)) {
    process.stderr.write(`--${option} wants a number, not ${String(text)}\n`);
    process.exit(2);
  }
  options[option] = value;
}
const began = performance.now();
const elapsed = () => ((performance.now() - began) / 1000).toFixed(1).padStart(7);
const say = (line: string) => void process.stdout.write(`${elapsed()} s  ${line}\n`);
say(`${name} ${JSON.stringify(options)}`);
const wrong = await fault.run(options, say);
for (const line of wrong) say(`WRONG: ${line}`);
say(wrong.length === 0 ? 'nothing lost, nothing doubled, nothing broken' : `${wrong.length} things wrong`);
process.exit(wrong.length === 0 ? 0 : 1);
