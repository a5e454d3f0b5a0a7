import type { Node, OrderOperator, RangeNode } from '../parse/ast.js';
import { compareValues, equalValues, identicalValues, isComparable } from '../values/compare.js';
import { FeelError } from '../values/feel-error.js';
import { tagOf, type FeelValue } from '../values/feel-value.js';
import { equality, ordered } from './compile-compare.js';
import type { Compiler, Evaluate } from './compiler.js';
import { VariableScope, type Scope } from './scope.js';
import { foldTruth } from './truth.js';

/** The name under which feel-scala keeps the input of a test; an expression may read it. */
const INPUT = 'cellInput';
const INPUT_SYMBOL = '?';
const NO_INPUT = new FeelError(
  '“?”只能用在条件测试里',
  true,
  "No input value available. '?' can only be used inside an unary-test expression.",
);

const inputOf = (scope: Scope): FeelValue => scope.get(INPUT) ?? null;

/** `x in test`. */
export function compileIn(compiler: Compiler, valueNode: Node, testNode: Node): Evaluate {
  const value = compiler.compile(valueNode);
  const test = compiler.compile(testNode);
  return (scope) => {
    const input = value(scope);
    return input instanceof FeelError ? input : test(new VariableScope(scope, INPUT, input));
  };
}

/** `?`. */
export function compileInput(): Evaluate {
  return (scope) => {
    const input = scope.get(INPUT_SYMBOL);
    return input === undefined ? NO_INPUT : input;
  };
}

/** `> 3`. */
export function compileInputOrder(compiler: Compiler, operator: OrderOperator, node: Node): Evaluate {
  const operand = compiler.compile(node);
  return (scope) => ordered(operator, inputOf(scope), operand(scope));
}

export function compileInputEquals(value: boolean): Evaluate {
  return (scope) => equalValues(inputOf(scope), value);
}

/** `[1..5)`: null unless the input and both ends are of one class that has an order. */
export function compileInputRange(compiler: Compiler, range: RangeNode): Evaluate {
  const start = compiler.compile(range.start);
  const end = compiler.compile(range.end);
  return (scope) => {
    const input = inputOf(scope);
    const [from, to] = [start(scope), end(scope)];
    if (![input, from, to].every(isComparable) || tagOf(input) !== tagOf(from) || tagOf(from) !== tagOf(to))
      return null;
    const low = compareValues(input, from);
    const high = compareValues(input, to);
    return (range.startClosed ? low >= 0 : low > 0) && (range.endClosed ? high <= 0 : high < 0);
  };
}

/** Any other expression as a test: it is true, contains the input, or equals it. */
export function compileInputTest(compiler: Compiler, node: Node): Evaluate {
  const expression = compiler.compile(node);
  return (scope) => {
    const input = inputOf(scope);
    const value = expression(scope);
    if (value instanceof FeelError && value.fatal) {
      const again = expression(new VariableScope(scope, INPUT_SYMBOL, input));
      return typeof again === 'boolean' ? again : null;
    }
    if (value === true) return true;
    if (Array.isArray(value) && value.some((item) => identicalValues(item, input))) return true;
    const equal = equality(input, value);
    if (equal === true) return true;
    return Array.isArray(value) || equal !== null ? false : null;
  };
}

/** `in (a, b)`: one test at least must hold. */
export function compileAnyTest(compiler: Compiler, nodes: Node[]): Evaluate {
  const tests = nodes.map((node) => compiler.compile(node));
  return (scope) => foldTruth(tests.length, (index) => tests[index]?.(scope) ?? null, true);
}
