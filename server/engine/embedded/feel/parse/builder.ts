import { FeelSyntaxError } from '../feel-syntax-error.js';
import type { Node } from './ast.js';
import type { SyntaxNode } from './syntax-tree.js';

/** What the parts of the tree builder share: the text, and one another. */
export interface Builder {
  /** FEEL text, without the leading "=". */
  readonly text: string;
  /** Where the text ends, blanks not counted. */
  readonly end: number;
  /** Any expression. */
  expression(node: SyntaxNode): Node;
  /** An operand of arithmetic or of a comparison: no comparison, `and`, `if` and so on without parentheses. */
  operand(node: SyntaxNode): Node;
  /** A value that a path or filter may follow, or a list to iterate. */
  value(node: SyntaxNode): Node;
  textOf(node: SyntaxNode): string;
  /** @throws FeelSyntaxError always */
  refuse(node: { from: number }, detail: string): never;
}

/** A function `refuse` for a source with its leading "=". */
export function refuser(source: string, shift: number) {
  return (node: { from: number }, detail: string): never => {
    throw new FeelSyntaxError(source, node.from + shift, detail);
  };
}

const NAME = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}][\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}]*$/u;
const RESERVED = new Set([
  'null',
  'true',
  'false',
  'function',
  'in',
  'return',
  'then',
  'else',
  'satisfies',
  'and',
  'or',
]);

/** True for one word of a name, whether or not the language uses it too. */
export function isIdentifier(word: string): boolean {
  return NAME.test(word) || /^`[^`]+`$/.test(word);
}

/** A name as Java and feel-scala allow it, or one between backticks, which may contain anything. */
export function plainName(builder: Builder, node: SyntaxNode): string {
  const text = builder.textOf(node);
  if (/^`[^`]+`$/.test(text)) return text.slice(1, -1);
  if (!NAME.test(text) || RESERVED.has(text)) builder.refuse(node, `“${text}”不能作为名称`);
  return text;
}

/** Names that may have blanks, as they stand: of functions, parameters and properties. Two blanks make another name. */
export function nameWithBlanks(builder: Builder, node: SyntaxNode): string {
  return builder.textOf(node).trim();
}
