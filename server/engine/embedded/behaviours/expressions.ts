import { compileExpression, type CompiledExpression, type FeelContext, type FeelResult } from '../feel/index.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { ExecutionFailure } from '../runtime/execution-failure.js';
import type { JsonValue } from '../runtime/json.js';
import type { ElementInstance } from '../state/element-instance.js';

/** Names that are found before any variable, nearest first. */
export type Frame = ReadonlyMap<string, unknown>;

const compiled = new Map<string, CompiledExpression>();

/** Expressions are compiled once and shared by all definitions. */
export function compiledExpression(source: string): CompiledExpression {
  let expression = compiled.get(source);
  if (!expression) compiled.set(source, (expression = compileExpression(source)));
  return expression;
}

/** Evaluates attribute texts in a scope. What has the wrong type is an EXTRACT_VALUE_ERROR, never a guess. */
export class Expressions {
  constructor(private readonly b: Behaviours) {}

  /** Without a scope no variable is known: start events are evaluated at deployment. */
  evaluate(source: string, scope: ElementInstance | null, frames: readonly Frame[] = []): FeelResult {
    const { variables } = this.b;
    const context: FeelContext = {
      lookup: (name) => {
        for (const frame of frames) if (frame.has(name)) return frame.get(name);
        return scope ? variables.lookup(scope, name) : undefined;
      },
      now: () => this.b.now(),
    };
    return compiledExpression(source).evaluate(context);
  }

  value(source: string, scope: ElementInstance, frames?: readonly Frame[]): JsonValue {
    const result = this.evaluate(source, scope, frames);
    if (!result.ok) throw new ExecutionFailure('EXTRACT_VALUE_ERROR', `Expression '${source}': ${result.message}`);
    return result.value;
  }

  boolean(source: string, scope: ElementInstance, frames?: readonly Frame[]): boolean {
    const value = this.value(source, scope, frames);
    if (typeof value !== 'boolean') throw this.wrongType(source, 'BOOLEAN', value);
    return value;
  }

  text(source: string, scope: ElementInstance): string {
    const value = this.value(source, scope);
    if (typeof value !== 'string') throw this.wrongType(source, 'STRING', value);
    return value;
  }

  list(source: string, scope: ElementInstance): JsonValue[] {
    const value = this.value(source, scope);
    if (!Array.isArray(value)) throw this.wrongType(source, 'ARRAY', value);
    return value;
  }

  /** A whole number; static text may hold one. */
  integer(source: string, scope: ElementInstance): number {
    const value = this.value(source, scope);
    const isText = !source.startsWith('=') && typeof value === 'string' && /^\s*-?\d+\s*$/.test(value);
    if (typeof value !== 'number' && !isText) throw this.wrongType(source, 'NUMBER', value);
    return Math.trunc(Number(value));
  }

  /** Text, or a number as text: `12` and `"12"` are the same key (broker rule 16). */
  correlationKey(source: string, scope: ElementInstance): string {
    const value = this.value(source, scope);
    if (typeof value !== 'string' && typeof value !== 'number') throw this.wrongType(source, 'STRING or NUMBER', value);
    return String(value);
  }

  /** Text that needs no variables: the message name of a start event. */
  constant(source: string): string {
    const result = compiledExpression(source).evaluate({ lookup: () => undefined, now: () => this.b.now() });
    if (!result.ok || typeof result.value !== 'string')
      throw new TypeError(`Expression '${source}' is not constant text`);
    return result.value;
  }

  private wrongType(source: string, expected: string, value: JsonValue): ExecutionFailure {
    const found = value === null ? 'NULL' : Array.isArray(value) ? 'ARRAY' : (typeof value).toUpperCase();
    return new ExecutionFailure(
      'EXTRACT_VALUE_ERROR',
      `Expected result of the expression '${source}' to be '${expected}', but was '${found}'`,
    );
  }
}
