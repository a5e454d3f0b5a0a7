import { isDeepStrictEqual } from 'node:util';
import { compileExpression, FeelSyntaxError } from '../../../server/engine/embedded/feel/index.js';
import { contextOf } from '../feel/feel-context.js';
import { JavaProcess } from './java-process.js';

export interface FeelQuestion {
  /** FEEL without the leading "=". */
  feel: string;
  variables: Record<string, unknown>;
  /** Milliseconds since 1970 at which `now()` stands. */
  now: number;
}

/**
 * A value as the broker stores it, or how there is none: it does not parse (no deployment), or the evaluation fails (an incident). `slow`: the
 * other engine did not answer in time. `limit`: ours stops here, and says so, where the other one goes on. */
export type FeelAnswer = { value: unknown } | { failed: 'parse' | 'evaluate' | 'slow' | 'limit'; why?: string };

export type FeelOracle = JavaProcess<FeelQuestion, FeelAnswer>;

/** The FEEL engine that Zeebe 8.5 has inside, in a Java process. */
export const openFeelOracle = (classpath: string): FeelOracle => new JavaProcess(classpath, 'FeelOracle');

/** What our engine says to the same question. */
export function ourAnswer({ feel, variables, now }: FeelQuestion): FeelAnswer {
  try {
    const result = compileExpression(`=${feel}`).evaluate(contextOf(variables, now));
    return result.ok ? { value: result.value } : { failed: result.limit ? 'limit' : 'evaluate', why: result.message };
  } catch (error) {
    if (error instanceof FeelSyntaxError) return { failed: 'parse', why: error.message };
    return { failed: 'evaluate', why: `FAULT ${String(error)}` };
  }
}

/** The same value, or ours says that it does not go that far, or both without one in the same way; the words of a failure do not count. */
export function agree(ours: FeelAnswer, theirs: FeelAnswer): boolean {
  if ('failed' in ours && ours.failed === 'limit') return true;
  if ('failed' in ours || 'failed' in theirs)
    return 'failed' in ours && 'failed' in theirs && ours.failed === theirs.failed;
  // through JSON: -0 and undefined are none of the differences that a process could see
  return isDeepStrictEqual(JSON.parse(JSON.stringify(ours.value)), theirs.value);
}
