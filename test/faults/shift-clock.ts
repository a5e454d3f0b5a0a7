import { openSync, readSync } from 'node:fs';
import { JumpingClock } from './jumping-clock.js';

// Preloaded (node --import) into every thread of a server process: its machine's clock is shifted by what a file says, at any moment.
const file = openSync(process.env['CLOCK_SHIFT_FILE'] ?? '', 'r');
const shift = new Float64Array(1);
new JumpingClock(() => {
  readSync(file, shift, 0, 8, 0);
  return shift[0] ?? 0;
}).install();
