import type { ArithmeticOperator, Node } from '../parse/ast.js';
import {
  addNumbers,
  divideNumbers,
  isZero,
  multiplyNumbers,
  negateNumber,
  powerNumbers,
  subtractNumbers,
} from '../values/arithmetic.js';
import { FeelError } from '../values/feel-error.js';
import { isNumber, type FeelNumber, type FeelValue } from '../values/feel-value.js';
import type { Compiler, Evaluate } from './compiler.js';
import { addTemporal, divideTemporal, multiplyTemporal, subtractTemporal } from './temporal-arithmetic.js';

type Numeric = (left: FeelNumber, right: FeelNumber) => FeelValue;
type Other = (left: FeelValue, right: FeelValue) => FeelValue | undefined;

const NUMERIC: Record<ArithmeticOperator, Numeric> = {
  '+': addNumbers,
  '-': subtractNumbers,
  '*': multiplyNumbers,
  '/': (left, right) => (isZero(right) ? null : divideNumbers(left, right)),
  '**': powerNumbers,
};

const OTHER: Record<ArithmeticOperator, Other> = {
  '+': (left, right) =>
    typeof left === 'string' && typeof right === 'string' ? left + right : addTemporal(left, right),
  '-': subtractTemporal,
  '*': multiplyTemporal,
  '/': divideTemporal,
  '**': () => undefined,
};

/** What an operator gives that does not fit its operands: null, or their first error if that is a fatal one. */
function misfit(left: FeelValue, right: FeelValue): FeelValue {
  const first = [left, right].find((value) => value instanceof FeelError);
  return first instanceof FeelError && first.fatal ? first : null;
}

/** Decimal arithmetic; wrong types and division by zero give null. */
export function compileArithmetic(
  compiler: Compiler,
  operator: ArithmeticOperator,
  leftNode: Node,
  rightNode: Node,
): Evaluate {
  const left = compiler.compile(leftNode);
  const right = compiler.compile(rightNode);
  const numeric = NUMERIC[operator];
  const other = OTHER[operator];
  return (scope) => {
    const a = left(scope);
    const b = right(scope);
    if (isNumber(a) && isNumber(b)) return numeric(a, b);
    // a power looks at its base first, the others at both
    if (operator === '**' && !isNumber(a)) return misfit(a, null);
    return other(a, b) ?? misfit(a, b);
  };
}

/** Only numbers can be negated: a negative duration is null on the broker. */
export function compileNegation(compiler: Compiler, node: Node): Evaluate {
  const operand = compiler.compile(node);
  return (scope) => {
    const value = operand(scope);
    return isNumber(value) ? negateNumber(value) : misfit(value, null);
  };
}
