import { compileExpression, type FeelContext, type JsonValue } from '../../../server/engine/embedded/feel/index.js';

/** 2024-02-29 10:00 UTC. */
export const TEST_NOW = Date.UTC(2024, 1, 29, 10);

/** Variables and a fixed clock, as the engine hands them to an expression. */
export function contextOf(variables: Record<string, unknown> = {}, now = TEST_NOW): FeelContext {
  return { lookup: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined), now: () => now };
}

/** The stored value of a FEEL expression (without "="); a failed evaluation is the word "incident". */
export function valueOf(feel: string, variables: Record<string, unknown> = {}, now = TEST_NOW): JsonValue {
  const result = compileExpression(`=${feel}`).evaluate(contextOf(variables, now));
  return result.ok ? result.value : 'incident';
}
