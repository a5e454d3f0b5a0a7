import { openEmbeddedEngine } from '../../../server/engine/embedded/open-embedded-engine.js';
import type { Engine } from '../../../server/engine/port.js';
import { readModel } from '../../engine/contract/fixtures.js';
import { CaseDriver } from '../../engine/durability/case-driver.js';

export interface LoopSize {
  cases: number;
  /** Cases under way at the same time. */
  parallel: number;
  /** Most commands in one commit. */
  groupSize: number;
}

export interface LoopRun {
  seconds: number;
  commands: number;
  /** Seconds of processor time in this process: the embedded engine, checkpoints and the driver that plays the workers and the people. */
  cpuSeconds: number;
}

/** Items of a case; with six it takes 27 commands. */
export const ITEMS = 6;

/**
 * Closed loop on an embedded engine of its own: every command is answered only when it would survive a power cut (synchronous=FULL).
 */
export async function runCases(file: string, { groupSize, ...size }: LoopSize): Promise<LoopRun> {
  const engine = await openEmbeddedEngine({ file, groupSize });
  try {
    return await driveCases(engine, size);
  } finally {
    await engine.close();
  }
}

/**
 * Closed loop: whenever a case ends the next one begins. The driver learns the jobs from the record stream, as the inbox does. `from`:
 * partition → position of what was there before.
 */
export async function driveCases(
  engine: Engine,
  { cases, parallel }: Omit<LoopSize, 'groupSize'>,
  from?: Record<number, number>,
): Promise<LoopRun> {
  await engine.deployResources([readModel('case')]);
  const driver = new CaseDriver(engine, ITEMS, from);
  let commands = 0;
  driver.onAcknowledged = (line) => {
    if (line.startsWith('failed')) throw new Error(line);
    commands++;
  };
  const cpu = process.cpuUsage();
  const begin = performance.now();
  let started = 0;
  while (driver.finished < cases) {
    while (started < cases && started - driver.finished < parallel) void driver.start(`C${started++}`);
    await driver.untilFinished(driver.finished + 1);
  }
  const seconds = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await driver.close();
  return { seconds, commands, cpuSeconds: (user + system) / 1e6 };
}
