import { compileNode } from './compile/compile-node.js';
import type { Compiler, Evaluate } from './compile/compiler.js';
import { RootScope, type FeelContext } from './compile/scope.js';
import { FeelSyntaxError } from './feel-syntax-error.js';
import { parseFeel } from './parse/parse-feel.js';
import { FeelError, FeelFailure, FeelLimit } from './values/feel-error.js';
import type { FeelValue, JsonValue } from './values/feel-value.js';
import { toJson } from './values/to-json.js';

/** Result of one evaluation; `ok: false` is an incident, its message in Chinese for the person who looks after the process. */
export type FeelResult =
  | {
      ok: true;
      /** What Zeebe stores in a variable. */
      value: JsonValue;
      /** The typed value, for a timer, a key or a condition. */
      raw: FeelValue;
    }
  | {
      ok: false;
      message: string;
      /** True where the broker would have gone further: see `FeelLimit`. */
      limit?: true;
    };

/** An attribute of the model, parsed once. Holds no state: it may be evaluated any number of times. */
export interface CompiledExpression {
  /** The attribute's text. */
  source: string;
  /** True for text without "=": its value is the text. */
  isStatic: boolean;
  evaluate(context: FeelContext): FeelResult;
}

function compileFeel(source: string): Evaluate {
  const compiler: Compiler = {
    definesFunctions: /\bfunction\b/.test(source),
    readsPartial: /\bpartial\b/.test(source),
    compile: (node) => compileNode(compiler, node),
  };
  try {
    return compiler.compile(parseFeel(source));
  } catch (error) {
    if (error instanceof RangeError || error instanceof FeelFailure)
      throw new FeelSyntaxError(source, 0, '嵌套过深或数字过大');
    throw error;
  }
}

/** Only what would be an exception on the broker becomes a failed evaluation; our own faults stay visible. */
function failureOf(error: unknown): FeelResult {
  if (error instanceof FeelLimit) return { ok: false, message: error.message, limit: true };
  if (error instanceof FeelFailure) return { ok: false, message: error.message };
  if (error instanceof RangeError) return { ok: false, message: '表达式嵌套过深或结果过大', limit: true };
  throw error;
}

/**
 * Compiles the text of a BPMN attribute: FEEL after "=", otherwise static text. "=" alone is the text "=" (Zeebe 8.5).
 * @throws FeelSyntaxError with the position of what does not parse on the broker
 */
export function compileExpression(source: string): CompiledExpression {
  if (!source.startsWith('=') || source === '=') {
    const result: FeelResult = { ok: true, value: source, raw: source };
    return { source, isStatic: true, evaluate: () => result };
  }
  const evaluate = compileFeel(source);
  return {
    source,
    isStatic: false,
    evaluate(context) {
      try {
        const raw = evaluate(new RootScope(context));
        return raw instanceof FeelError ? { ok: false, message: raw.message } : { ok: true, value: toJson(raw), raw };
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}
