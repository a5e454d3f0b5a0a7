import { parseNumber } from '../values/numbers.js';
import type { Arguments, Node } from './ast.js';
import { isIdentifier, nameWithBlanks, plainName, type Builder } from './builder.js';
import { buildRange, isSimpleTest } from './build-tests.js';
import { PROPERTY_WITH_BLANK } from './function-names.js';
import { childrenOf, type SyntaxNode } from './syntax-tree.js';
import { temporalLiteral } from './temporal-literal.js';

/** feel-scala 1.17.8 replaces these and nothing else: `\\` stays as it is. */
const ESCAPES: Record<string, string> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', "'": "'", s: ' ' };

/** The text between the quotes, as it stands. */
export function rawString(builder: Builder, node: SyntaxNode): string {
  return builder.textOf(node).slice(1, -1);
}

export function buildString(builder: Builder, node: SyntaxNode): Node {
  return {
    kind: 'const',
    value: rawString(builder, node).replace(/\\([btnfr"'s])/g, (_, letter: string) => ESCAPES[letter] ?? letter),
  };
}

/** No exponents: `1e3` does not parse on the broker. */
export function buildNumber(builder: Builder, node: SyntaxNode): Node {
  const text = builder.textOf(node).replace(/\s+/g, '');
  const value = /^-?(?:\d+(?:\.\d+)?|\.\d+)$/.test(text) ? parseNumber(text) : null;
  if (value === null) return builder.refuse(node, `“${text}”不是数字`);
  return { kind: 'const', value };
}

export function buildName(builder: Builder, node: SyntaxNode): Node {
  const text = nameWithBlanks(builder, node);
  return { kind: 'ref', name: text === PROPERTY_WITH_BLANK ? text : plainName(builder, node) };
}

export function buildPath(builder: Builder, node: SyntaxNode): Node {
  const children = childrenOf(node);
  const [base, key] = [children[0], children.at(-1)];
  if (!base || !key || children.length < 3) return builder.refuse(node, '“.”后缺少名称');
  const text = nameWithBlanks(builder, key);
  return {
    kind: 'path',
    base: builder.value(base),
    key: text === PROPERTY_WITH_BLANK ? text : plainName(builder, key),
  };
}

export function buildFilter(builder: Builder, node: SyntaxNode): Node {
  const [base, , filter] = childrenOf(node);
  if (!base || !filter) return builder.refuse(node, '“[”后缺少条件');
  return { kind: 'filter', base: builder.value(base), filter: builder.expression(filter) };
}

export function buildList(builder: Builder, node: SyntaxNode): Node {
  const items = childrenOf(node).slice(1, -1);
  return { kind: 'list', items: items.map((item) => builder.expression(item)) };
}

export function buildContext(builder: Builder, node: SyntaxNode): Node {
  const entries = childrenOf(node).filter((child) => child.name === 'ContextEntry');
  return {
    kind: 'context',
    entries: entries.map((entry): [string, Node] => {
      const children = childrenOf(entry);
      const [key, value] = [children[0], children.at(-1)];
      if (!key || !value || children.length < 2) return builder.refuse(entry, '条目缺少值');
      const text = builder.textOf(key).trim();
      return [/^["`]/.test(text) ? text.slice(1, -1) : text, builder.expression(value)];
    }),
  };
}

function buildArguments(builder: Builder, node: SyntaxNode | undefined): Arguments {
  const valueOf = (argument: SyntaxNode): Node => {
    const isRange = isSimpleTest(argument) && childrenOf(argument)[0]?.name !== 'CompareOp';
    return isRange ? buildRange(builder, argument) : builder.expression(argument);
  };
  if (!node) return { kind: 'positional', values: [] };
  if (node.name !== 'NamedParameters') return { kind: 'positional', values: childrenOf(node).map(valueOf) };
  return {
    kind: 'named',
    values: childrenOf(node).map((parameter): [string, Node] => {
      const children = childrenOf(parameter);
      const [name, value] = [children[0], children.at(-1)];
      return name && value ? [nameWithBlanks(builder, name), valueOf(value)] : builder.refuse(parameter, '参数缺少值');
    }),
  };
}

/** `date(…)`, `@"…"`: with one text in place it is a literal, made once; otherwise a call. */
export function buildTemporal(builder: Builder, node: SyntaxNode): Node {
  const children = childrenOf(node);
  if (children[0]?.name === 'AtLiteral') {
    const text = childrenOf(children[0])[0];
    return text ? temporalLiteral('@', rawString(builder, text)) : builder.refuse(node, '“@”后缺少文本');
  }
  return buildCall(builder, node);
}

/** A call by name. What a call, a filter or a function literal gave cannot be called. */
export function buildCall(builder: Builder, node: SyntaxNode): Node {
  const children = childrenOf(node);
  const target = children[0];
  const parameters = children.find((child) => /Parameters$/.test(child.name));
  if (!target) return builder.refuse(node, '缺少函数名');
  if (target.name === 'PathExpression') return buildMemberCall(builder, target, parameters);
  if (!/^(VariableName|DateTimeConstructor|SpecialFunctionName)$/.test(target.name))
    return builder.refuse(target, '只有函数名可以调用');
  const raw = nameWithBlanks(builder, target);
  const name = raw.includes(' ') ? raw : /^(and|or)$/.test(raw) ? raw : plainName(builder, target);
  if (!raw.startsWith('`') && !name.split(' ').every(isIdentifier)) builder.refuse(target, `“${name}”不能作为函数名`);
  // the broker's grammar reads `or(` and `and(` first, and then misses the bracket
  if (/^(?:and|or)./.test(name) && !name.includes(' ')) builder.refuse(target, '函数名不能以“and”“or”开头');
  const args = parameters ? childrenOf(parameters) : [];
  const only = args.length === 1 && parameters?.name !== 'NamedParameters' ? args[0] : undefined;
  if (only?.name === 'StringLiteral' && /^(duration|date and time|date|time)$/.test(name)) {
    return temporalLiteral(name as 'duration', rawString(builder, only));
  }
  return { kind: 'call', name, args: buildArguments(builder, parameters) };
}

function buildMemberCall(builder: Builder, target: SyntaxNode, parameters: SyntaxNode | undefined): Node {
  for (let base: SyntaxNode | undefined = target; base && base.name !== 'VariableName'; base = childrenOf(base)[0]) {
    if (base.name !== 'PathExpression') builder.refuse(target, '只有名称后的函数可以调用');
  }
  const path = buildPath(builder, target);
  if (path.kind !== 'path') return builder.refuse(target, '缺少函数名');
  return { kind: 'member-call', base: path.base, name: path.key, args: buildArguments(builder, parameters) };
}
