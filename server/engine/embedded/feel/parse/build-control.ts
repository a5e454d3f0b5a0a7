import type { Iterator, Node } from './ast.js';
import { isIdentifier, nameWithBlanks, plainName, type Builder } from './builder.js';
import { childrenOf, type SyntaxNode } from './syntax-tree.js';

export function buildIf(builder: Builder, node: SyntaxNode): Node {
  const [, condition, , then, , otherwise] = childrenOf(node);
  if (!condition || !then || !otherwise) return builder.refuse(node, '“if”要写全 then 和 else');
  return {
    kind: 'if',
    condition: builder.expression(condition),
    then: builder.expression(then),
    else: builder.expression(otherwise),
  };
}

/** A list is a value (`list`, `f(x)`, `[1, 2]`) or `start..end`; arithmetic needs parentheses there. */
function buildList(builder: Builder, node: SyntaxNode): Node {
  const [start, , end] = node.name === 'IterationContext' ? childrenOf(node) : [node];
  if (!start) return builder.refuse(node, '“in”后缺少列表');
  return end ? { kind: 'iteration', start: builder.operand(start), end: builder.operand(end) } : builder.value(start);
}

function buildIterators(builder: Builder, node: SyntaxNode): Iterator[] {
  return childrenOf(node).map((iterator) => {
    const children = childrenOf(iterator);
    const [name, list] = [children[0], children.at(-1)];
    if (!name || !list || children.length < 3) return builder.refuse(iterator, '“in”后缺少列表');
    return { name: plainName(builder, name), list: buildList(builder, list) };
  });
}

/** `for … return`, `some … satisfies`, `every … satisfies`. */
export function buildLoop(builder: Builder, node: SyntaxNode): Node {
  const [word, iterators, , body] = childrenOf(node);
  if (!word || !iterators || !body) return builder.refuse(node, '循环不完整');
  return {
    kind: word.name as 'for' | 'some' | 'every',
    iterators: buildIterators(builder, iterators),
    body: builder.expression(body),
  };
}

/** Untyped parameters only; `external` functions are switched off on the broker. */
export function buildFunction(builder: Builder, node: SyntaxNode): Node {
  const children = childrenOf(node);
  const parameters = children.find((child) => child.name === 'FormalParameters');
  const body = children.find((child) => child.name === 'FunctionBody');
  const inner = body && childrenOf(body);
  if (!inner || inner.length !== 1 || !inner[0]) return builder.refuse(node, '函数体不完整，或用了外部函数');
  const params = (parameters ? childrenOf(parameters) : []).map((parameter) => {
    const parts = childrenOf(parameter);
    if (parts.length !== 1) builder.refuse(parameter, '参数不能带类型');
    const name = nameWithBlanks(builder, parameter);
    if (!name.startsWith('`') && !name.split(/\s+/).every(isIdentifier)) builder.refuse(parameter, '参数的名称不合规');
    return name;
  });
  return { kind: 'function', params, body: builder.expression(inner[0]) };
}

/** The type must be a plain name: `list<number>` does not parse on the broker. */
export function buildInstanceOf(builder: Builder, node: SyntaxNode): Node {
  const children = childrenOf(node);
  const [value, type] = [children[0], children.at(-1)];
  if (!value || !type) return builder.refuse(node, '类型不完整');
  const text = nameWithBlanks(builder, type);
  const special = ['years and months duration', 'days and time duration', 'date and time', 'function'].includes(text);
  if (!special && !/^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(text))
    builder.refuse(type, `“${text}”不能作为类型`);
  return { kind: 'instance-of', value: builder.operand(value), type: text };
}
