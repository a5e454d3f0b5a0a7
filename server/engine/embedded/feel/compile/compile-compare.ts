import type { CompareOperator, Node, OrderOperator } from '../parse/ast.js';
import { compareValues, equalValues, isComparable } from '../values/compare.js';
import { FeelError } from '../values/feel-error.js';
import { tagOf, type FeelValue } from '../values/feel-value.js';
import type { Compiler, Evaluate } from './compiler.js';
import { foldTruth, truthOf } from './truth.js';

/** `=`: null if the classes differ; errors stay errors. */
export function equality(left: FeelValue, right: FeelValue): FeelValue {
  if (left instanceof FeelError) return left;
  return right instanceof FeelError ? right : equalValues(left, right);
}

const ACCEPTS: Record<OrderOperator, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** `<` and its kin: null unless both values have an order and one class. */
export function ordered(operator: OrderOperator, left: FeelValue, right: FeelValue): FeelValue {
  if (left instanceof FeelError) return left;
  if (right instanceof FeelError) return right;
  if (!isComparable(left) || !isComparable(right) || tagOf(left) !== tagOf(right)) return null;
  return ACCEPTS[operator](compareValues(left, right));
}

/** Two JavaScript numbers or two texts of one type: what most conditions compare. */
function simple(left: FeelValue, right: FeelValue): boolean {
  const type = typeof left;
  return (type === 'number' || type === 'string') && type === typeof right;
}

type Scalar = number;

export function compileCompare(
  compiler: Compiler,
  operator: CompareOperator,
  leftNode: Node,
  rightNode: Node,
): Evaluate {
  const left = compiler.compile(leftNode);
  const right = compiler.compile(rightNode);
  switch (operator) {
    case '=':
      return (scope) => {
        const a = left(scope);
        const b = right(scope);
        return simple(a, b) ? a === b : equality(a, b);
      };
    case '!=':
      return (scope) => {
        const equal = truthOf(equality(left(scope), right(scope)));
        return typeof equal === 'boolean' ? !equal : equal;
      };
    case '<':
      return (scope) => {
        const a = left(scope);
        const b = right(scope);
        return simple(a, b) ? (a as Scalar) < (b as Scalar) : ordered('<', a, b);
      };
    case '<=':
      return (scope) => {
        const a = left(scope);
        const b = right(scope);
        return simple(a, b) ? (a as Scalar) <= (b as Scalar) : ordered('<=', a, b);
      };
    case '>':
      return (scope) => {
        const a = left(scope);
        const b = right(scope);
        return simple(a, b) ? (a as Scalar) > (b as Scalar) : ordered('>', a, b);
      };
    case '>=':
      return (scope) => {
        const a = left(scope);
        const b = right(scope);
        return simple(a, b) ? (a as Scalar) >= (b as Scalar) : ordered('>=', a, b);
      };
  }
}

/** `x between a and b` is `x >= a and x <= b`. */
export function compileBetween(compiler: Compiler, valueNode: Node, fromNode: Node, toNode: Node): Evaluate {
  const [value, from, to] = [compiler.compile(valueNode), compiler.compile(fromNode), compiler.compile(toNode)];
  return (scope) => {
    const x = value(scope);
    return foldTruth(2, (index) => (index === 0 ? ordered('>=', x, from(scope)) : ordered('<=', x, to(scope))), false);
  };
}

/** A chain of `and` or of `or`, decided from the left. */
export function compileLogic(compiler: Compiler, kind: 'and' | 'or', nodes: Node[]): Evaluate {
  const operands = nodes.map((node) => compiler.compile(node));
  const [first, second] = operands;
  const stop = kind === 'or';
  if (operands.length === 2 && first && second) {
    return (scope) => {
      const a = truthOf(first(scope));
      if (a === stop || a instanceof FeelError) return a;
      const b = truthOf(second(scope));
      if (b === stop || b instanceof FeelError) return b;
      return a === null || b === null ? null : !stop;
    };
  }
  return (scope) => foldTruth(operands.length, (index) => operands[index]?.(scope) ?? null, stop);
}
