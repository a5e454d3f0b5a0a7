import { negateNumber } from '../values/arithmetic.js';
import { isNumber } from '../values/feel-value.js';
import type { ArithmeticOperator, CompareOperator, Node, OrderOperator } from './ast.js';
import type { Builder } from './builder.js';
import { buildTest, isSimpleTest } from './build-tests.js';
import { childrenOf, type SyntaxNode } from './syntax-tree.js';

type Link = { operator: 'and' | 'or' | null; node: Node };

/** `- x`, or `x op y`; `-x ** 2` is `(-x) ** 2` as in feel-scala. */
export function buildArithmetic(builder: Builder, node: SyntaxNode): Node {
  const [first, second, third] = childrenOf(node);
  if (first && second && !third && first.name === 'ArithOp') {
    if (builder.textOf(first) !== '-') builder.refuse(first, '前面不能写正号');
    if (childrenOf(second)[0]?.name === 'ArithOp' && second.name === 'ArithmeticExpression')
      builder.refuse(second, '负号不能连写');
    const operand = builder.operand(second);
    return operand.kind === 'const' && isNumber(operand.value)
      ? { kind: 'const', value: negateNumber(operand.value) }
      : { kind: 'negate', operand };
  }
  if (!first || !second || !third) return builder.refuse(node, '运算不完整');
  const operator = builder.textOf(second) as ArithmeticOperator;
  return { kind: 'arithmetic', operator, left: builder.operand(first), right: builder.operand(third) };
}

/** Comparison, `between` and `in`. Only one may follow a value: `1 < 2 < 3` does not parse. */
export function buildComparison(builder: Builder, node: SyntaxNode): Node {
  const [first, second, ...rest] = childrenOf(node);
  if (!first || !second || !rest[0]) return builder.refuse(node, '比较不完整');
  const left = builder.operand(first);
  if (second.name === 'between') {
    const [from, , to] = rest;
    if (!to) return builder.refuse(node, '区间不完整');
    return {
      kind: 'between',
      value: left,
      from: builder.operand(rest[0]),
      to: builder.operand(from === undefined ? rest[0] : to),
    };
  }
  if (second.name === 'in') return { kind: 'in', value: left, test: buildTest(builder, rest) };
  return {
    kind: 'compare',
    operator: builder.textOf(second) as CompareOperator,
    left,
    right: builder.operand(rest[0]),
  };
}

/** The first operand of a chain of `and` and `or`. */
function headOf(node: SyntaxNode): SyntaxNode {
  let head = node;
  for (let next = childrenOf(head)[0]; isJunction(head) && next; next = childrenOf(head)[0]) head = next;
  return head;
}

function isJunction(node: SyntaxNode): boolean {
  return node.name === 'Conjunction' || node.name === 'Disjunction';
}

/** The chain that the grammar hides in a test: `> 3 and y` is one test for it. Undefined if there is none. */
function hiddenChain(node: SyntaxNode): SyntaxNode | undefined {
  if (node.name === 'SimplePositiveUnaryTest') {
    const operand = childrenOf(node)[1];
    return childrenOf(node)[0]?.name === 'CompareOp' && operand && isJunction(operand) ? operand : undefined;
  }
  const test = node.name === 'Comparison' ? childrenOf(node)[2] : undefined;
  const inner = test?.name === 'PositiveUnaryTest' ? childrenOf(test)[0] : undefined;
  if (!inner) return undefined;
  if (!isJunction(inner)) return isSimpleTest(inner) ? hiddenChain(inner) : undefined;
  const head = headOf(inner);
  return isSimpleTest(head) || head.name === 'ParenthesizedExpression' ? inner : undefined;
}

/** True for `x in […] and y` and for `> 3 and y`: one node for the grammar, a chain for feel-scala. */
export function isHiddenChain(node: SyntaxNode): boolean {
  return hiddenChain(node) !== undefined;
}

/** The first link of a hidden chain: the test without what follows it. */
function firstTest(builder: Builder, node: SyntaxNode, chain: SyntaxNode): Node {
  const head = headOf(chain);
  const [first, word, test] = childrenOf(node);
  if (node.name === 'SimplePositiveUnaryTest' && first) {
    return { kind: 'input-order', operator: builder.textOf(first) as OrderOperator, operand: builder.operand(head) };
  }
  if (!first || !word || !test) return builder.refuse(node, '“in”后缺少条件');
  const inner = childrenOf(test)[0];
  const nested = inner?.name === 'SimplePositiveUnaryTest';
  const alone = nested ? firstTest(builder, inner, chain) : buildTest(builder, [{ ...shell(test), firstChild: head }]);
  return { kind: 'in', value: builder.operand(first), test: alone };
}

/**
 * `and` and `or` as one chain. The grammar takes `x in [1..5] and y` as a test `[1..5] and y`; feel-scala ends the test after a
 * comparison, an interval or parentheses. (After anything else it does not: `x in list and y` tests x against `list and y`.)
 */
function chainOf(builder: Builder, node: SyntaxNode): Link[] {
  if (isJunction(node)) {
    const [left, , right] = childrenOf(node);
    if (!left || !right) return builder.refuse(node, '逻辑运算不完整');
    const tail = chainOf(builder, right);
    if (tail[0]) tail[0].operator = node.name === 'Conjunction' ? 'and' : 'or';
    return [...chainOf(builder, left), ...tail];
  }
  if (node.name === 'IfExpression' || node.name === 'ForExpression' || node.name === 'QuantifiedExpression') {
    builder.refuse(node, '这里要加括号');
  }
  const hidden = hiddenChain(node);
  if (!hidden) return [{ operator: null, node: builder.expression(node) }];
  return [{ operator: null, node: firstTest(builder, node, hidden) }, ...chainAfterHead(builder, hidden)];
}

/** The links of a chain but the first, which is no expression of its own here. */
function chainAfterHead(builder: Builder, chain: SyntaxNode): Link[] {
  const [left, , right] = childrenOf(chain);
  if (!left || !right) return builder.refuse(chain, '逻辑运算不完整');
  const tail = chainOf(builder, right);
  if (tail[0]) tail[0].operator = chain.name === 'Conjunction' ? 'and' : 'or';
  return isJunction(left) ? [...chainAfterHead(builder, left), ...tail] : tail;
}

/** A node's place without its children. */
function shell(node: SyntaxNode): SyntaxNode {
  return { name: node.name, from: node.from, to: node.to, type: node.type, firstChild: null, nextSibling: null };
}

/** Precedence again: `and` binds closer than `or`. */
export function buildLogic(builder: Builder, node: SyntaxNode): Node {
  const alternatives: Node[][] = [[]];
  for (const link of chainOf(builder, node)) {
    if (link.operator === 'or') alternatives.push([]);
    alternatives.at(-1)?.push(link.node);
  }
  const operands = alternatives.map((all): Node =>
    all.length === 1 && all[0] ? all[0] : { kind: 'and', operands: all },
  );
  return operands.length === 1 && operands[0] ? operands[0] : { kind: 'or', operands };
}
