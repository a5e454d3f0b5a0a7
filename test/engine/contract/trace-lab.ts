import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPlace } from './embedded-place.js';
import { runScript, type LabCase, type NextStep } from './run-script.js';
import type { ScriptStep, Trace } from './trace.js';

export type { LabCase, NextStep } from './run-script.js';

/** A Monday, 08:00 UTC. */
export const DEFAULT_START = Date.UTC(2040, 0, 2, 8);

export interface LabOptions {
  /** Between any two steps: closes and opens the engine, or goes on with the file as a killed process would have left it. */
  restarts?: 'close' | 'kill' | undefined;
  /** Looks at the engine's file when a step is over. */
  afterStep?: ((file: string) => void) | undefined;
  /** Leaves out steps whose job, incident or scope is not there, instead of failing. */
  lenient?: boolean | undefined;
}

/** A script as it was recorded. */
export function recorded(steps: ScriptStep[]): NextStep {
  const left = [...steps];
  return () => left.shift() ?? null;
}

/** The case that a trace was recorded from. */
export function caseOf(golden: Trace, files: LabCase['files']): LabCase {
  const startsAt = golden.startsAt ? { startsAt: Date.parse(golden.startsAt) } : {};
  const next = recorded(golden.steps.map(({ step }) => step));
  return { name: golden.case, files, next, realTime: golden.realTime ?? false, ...startsAt };
}

/** Runs the script of a broker trace on the embedded engine and writes down the same kind of trace. */
export const runTrace = (golden: Trace, files: LabCase['files'], options: LabOptions = {}): Promise<Trace> =>
  runCase(caseOf(golden, files), options);

/** Runs a case on an embedded engine of its own. */
export async function runCase(one: LabCase, { restarts, afterStep, lenient }: LabOptions = {}): Promise<Trace> {
  const folder = mkdtempSync(join(tmpdir(), 'engine-contract-'));
  const place = await EmbeddedPlace.open(join(folder, 'engine.db'), one.startsAt ?? DEFAULT_START);
  try {
    return await runScript(place, one, {
      ...(restarts && { beforeStep: () => place.restart(restarts) }),
      ...(afterStep && { afterStep: () => afterStep(place.file) }),
      lenient,
    });
  } finally {
    await place.close();
    rmSync(folder, { recursive: true });
  }
}
