import { parser, trackVariables } from 'lezer-feel';
import { namesWithBlanksIn } from './function-names.js';

/** What is used of lezer's syntax nodes. */
export interface SyntaxNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly type: { readonly isError: boolean; readonly isSkipped: boolean };
  readonly firstChild: SyntaxNode | null;
  readonly nextSibling: SyntaxNode | null;
}

/** Same length, so that every position still holds; only the structure is read from it, texts come from the original. */
function withoutLanguageWords(source: string): string {
  return source
    .replace(/\binstance(\s+)of(\s+)function\b/g, 'instance$1of$2Function')
    .replace(
      /(^|[([{,:=<>+*/-]|\bfunction\s*\([^()]*\)|\b(?:if|then|else|return|satisfies|and|or|in)\s)(\s*)(and|or)(?=\s*\()/g,
      (_, before: string, blank: string, word: string) => `${before}${blank}${word === 'or' ? 'oo' : 'aaa'}`,
    )
    .replace(/`[^`]+`(?=\s*:)/g, (name) => 'k'.repeat(name.length))
    .replace(/\$(?=[\p{L}\d_])|(?<=[\p{L}\d_])\$/gu, '_');
}

/**
 * Parses an expression. Only names of functions are known to the grammar, never variables: feel-scala does not allow blanks or
 * operators in a variable's name unless it stands between backticks.
 */
export function parseSyntaxTree(source: string): SyntaxNode {
  const names = Object.fromEntries(namesWithBlanksIn(source).map((name) => [name, 1]));
  const configured = parser.configure({
    top: 'Expression',
    dialect: 'camunda',
    contextTracker: trackVariables(names),
  });
  return configured.parse(withoutLanguageWords(source)).topNode as unknown as SyntaxNode;
}

/** The children of a node that matter: comments are left out. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment' && child.name !== 'BlockComment') children.push(child);
  }
  return children;
}

/** The first place that the grammar could not make sense of, or null. */
export function firstError(node: SyntaxNode): SyntaxNode | null {
  if (node.type.isError) return node;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const found = firstError(child);
    if (found) return found;
  }
  return null;
}
