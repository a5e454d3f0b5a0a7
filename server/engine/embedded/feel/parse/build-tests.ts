import type { Node, OrderOperator, RangeNode } from './ast.js';
import type { Builder } from './builder.js';
import { childrenOf, type SyntaxNode } from './syntax-tree.js';

/** A comparison without left side or an interval. */
export function isSimpleTest(node: SyntaxNode): boolean {
  return node.name === 'SimplePositiveUnaryTest' || node.name === 'Interval';
}

/** `[1..5)`, `]a..b[`. */
export function buildRange(builder: Builder, node: SyntaxNode): RangeNode {
  const interval = node.name === 'Interval' ? node : childrenOf(node)[0];
  const [open, start, , end, close] = interval ? childrenOf(interval) : [];
  if (!open || !start || !end || !close) return builder.refuse(node, '区间不完整');
  return {
    kind: 'range',
    start: builder.operand(start),
    end: builder.operand(end),
    startClosed: builder.textOf(open) === '[',
    endClosed: builder.textOf(close) === ']',
  };
}

/** `> 3` or an interval: compares the implicit input value. */
export function buildSimpleTest(builder: Builder, node: SyntaxNode): Node {
  const [first, second] = childrenOf(node);
  if (first?.name === 'CompareOp' && second) {
    const operator = builder.textOf(first);
    if (operator === '=' || operator === '!=') builder.refuse(first, `“${operator}”前缺少一个值`);
    return { kind: 'input-order', operator: operator as OrderOperator, operand: builder.operand(second) };
  }
  return { kind: 'input-range', range: buildRange(builder, node) };
}

function buildOne(builder: Builder, node: SyntaxNode): Node {
  if (isSimpleTest(node) && !/junction$/.test(childrenOf(node)[1]?.name ?? '')) return buildSimpleTest(builder, node);
  if (node.name === 'BooleanLiteral' && node.to === builder.end)
    return { kind: 'input-equals', value: builder.textOf(node) === 'true' };
  return { kind: 'input-test', expression: builder.expression(node) };
}

/** `(a) - 1`: the broker takes the parentheses for the whole test, and then has something left over. */
function beginsInParentheses(test: SyntaxNode): boolean {
  if (/junction$/.test(test.name) || test.name === 'ParenthesizedExpression' || isSimpleTest(test)) return false;
  for (let first = childrenOf(test)[0]; first; first = childrenOf(first)[0]) {
    if (first.name === 'ParenthesizedExpression') return true;
  }
  return false;
}

/** What stands after `in`: one test, or several between parentheses of which one must hold. */
export function buildTest(builder: Builder, nodes: SyntaxNode[]): Node {
  const list = nodes.find((node) => node.name === 'PositiveUnaryTests');
  const tests = (list ? childrenOf(list) : nodes)
    .filter((node) => node.name === 'PositiveUnaryTest')
    .map((node) => childrenOf(node)[0]);
  const built = tests.map((test) => {
    if (!test) return builder.refuse(nodes[0] ?? { from: 0 }, '“in”后缺少条件');
    if (!list && beginsInParentheses(test)) builder.refuse(test, '“in”后的括号之外不能再运算');
    if (list || test.name !== 'ParenthesizedExpression') return buildOne(builder, test);
    const inner = childrenOf(test).find((child) => child.name !== '(' && child.name !== ')');
    return inner ? buildOne(builder, inner) : builder.refuse(test, '括号里没有内容');
  });
  return built.length === 1 && built[0] ? built[0] : { kind: 'any-test', tests: built };
}
