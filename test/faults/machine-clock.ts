import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '../../server/shared/clock.js';
import { projectRoot } from '../../server/shared/project-root.js';

/**
 * The machine's clock as one server process sees it, in all its threads: what an operator, a bad NTP server or a resumed virtual machine
 * does to it. Unlike the test clock of the product it goes back too, and nobody tells the server.
 */
export class MachineClock {
  readonly #file: number;
  #shift = 0;
  /** How a server is started on this clock. */
  readonly start: { env: Record<string, string>; nodeArguments: string[] };

  /** Keeps the shift in a file of this folder. */
  constructor(folder: string, start: string) {
    const path = join(folder, 'clock-shift');
    this.#file = openSync(path, 'w');
    const preload = pathToFileURL(join(projectRoot, 'dist/test/faults/shift-clock.js')).href;
    this.start = { env: { CLOCK_SHIFT_FILE: path }, nodeArguments: ['--import', preload] };
    this.moveTo(start);
  }

  now(): Date {
    return new Date(systemClock.now().getTime() + this.#shift);
  }

  /** Milliseconds forward, or back when negative. */
  jump(milliseconds: number): void {
    this.#shift += milliseconds;
    writeSync(this.#file, new Float64Array([this.#shift]), 0, 8, 0);
  }

  moveTo(moment: string): void {
    this.jump(Date.parse(moment) - this.now().getTime());
  }

  close(): void {
    closeSync(this.#file);
  }
}
