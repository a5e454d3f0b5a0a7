import type { Node } from './ast.js';
import { refuser, type Builder } from './builder.js';
import { buildFunction, buildIf, buildInstanceOf, buildLoop } from './build-control.js';
import { buildArithmetic, buildComparison, buildLogic, isHiddenChain } from './build-operators.js';
import { buildSimpleTest } from './build-tests.js';
import {
  buildCall,
  buildContext,
  buildFilter,
  buildList,
  buildName,
  buildNumber,
  buildPath,
  buildString,
  buildTemporal,
} from './build-values.js';
import { childrenOf, firstError, parseSyntaxTree, type SyntaxNode } from './syntax-tree.js';

type Build = (builder: Builder, node: SyntaxNode) => Node;

const parenthesized: Build = (builder, node) => {
  const inner = childrenOf(node).find((child) => child.name !== '(' && child.name !== ')');
  return inner ? builder.expression(inner) : builder.refuse(node, '括号里没有内容');
};

/** Values that a path, a filter or an iteration may start from. */
const VALUES: Record<string, Build> = {
  VariableName: buildName,
  PathExpression: buildPath,
  FilterExpression: buildFilter,
  FunctionInvocation: buildCall,
  DateTimeLiteral: buildTemporal,
  NumericLiteral: buildNumber,
  StringLiteral: buildString,
  BooleanLiteral: (builder, node) => ({ kind: 'const', value: builder.textOf(node) === 'true' }),
  null: () => ({ kind: 'const', value: null }),
  List: buildList,
  Context: buildContext,
  ParenthesizedExpression: parenthesized,
  '?': () => ({ kind: 'input' }),
};

/** What may stand on either side of an operator. */
const OPERANDS: Record<string, Build> = {
  ...VALUES,
  FunctionDefinition: buildFunction,
  ArithmeticExpression: buildArithmetic,
};

/** The grammar hides some chains of `and` and `or` in their first operand. */
function orChain(build: Build): Build {
  return (builder, node) => (isHiddenChain(node) ? buildLogic(builder, node) : build(builder, node));
}

const EXPRESSIONS: Record<string, Build> = {
  ...OPERANDS,
  Comparison: orChain(buildComparison),
  InstanceOfExpression: buildInstanceOf,
  Conjunction: buildLogic,
  Disjunction: buildLogic,
  IfExpression: buildIf,
  ForExpression: buildLoop,
  QuantifiedExpression: buildLoop,
  SimplePositiveUnaryTest: orChain(buildSimpleTest),
  Interval: buildSimpleTest,
};

/** The grammar's name tracking throws plain errors on some broken texts; for us they are texts that do not parse. */
function treeOf(text: string): SyntaxNode | null {
  try {
    return parseSyntaxTree(text);
  } catch {
    return null;
  }
}

/**
 * Parses FEEL as feel-scala 1.17 does: what its grammar refuses is refused here too, although the underlying grammar takes more.
 * @param source the BPMN attribute's text, with its leading "="
 * @throws FeelSyntaxError
 */
export function parseFeel(source: string): Node {
  const text = source.slice(1);
  const refuse = refuser(source, 1);
  const pick =
    (table: Record<string, Build>) =>
    (node: SyntaxNode): Node => {
      const build = Object.hasOwn(table, node.name) ? table[node.name] : undefined;
      return build ? build(builder, node) : refuse(node, `“${text.slice(node.from, node.to)}”不能放在这里`);
    };
  const builder: Builder = {
    text,
    end: text.trimEnd().length,
    expression: pick(EXPRESSIONS),
    operand: pick(OPERANDS),
    value: pick(VALUES),
    textOf: (node) => text.slice(node.from, node.to),
    refuse,
  };
  const tree = treeOf(text);
  if (!tree) return refuse({ from: 0 }, '读不懂这个表达式');
  const error = firstError(tree);
  if (error) return refuse(error, text.trim() === '' ? '表达式为空' : '读不懂这里');
  const [root, second] = childrenOf(tree);
  if (!root) return refuse({ from: 0 }, '表达式为空');
  if (second) return refuse(second, '表达式在这里应该结束');
  return builder.expression(root);
}
