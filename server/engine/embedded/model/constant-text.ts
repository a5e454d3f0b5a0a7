import { compileExpression } from '../feel/index.js';

/** The text of an attribute that is evaluated without variables, at deployment; null when it is none. */
export function constantText(source: string): string | null {
  if (!source.startsWith('=')) return source;
  try {
    const result = compileExpression(source).evaluate({ lookup: () => undefined, now: () => 0 });
    return result.ok && typeof result.value === 'string' ? result.value : null;
  } catch {
    return null;
  }
}
