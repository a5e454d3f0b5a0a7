const KEYWORDS = new Set(
  'null true false and or not if then else for in return some every satisfies instance of between function'.split(' '),
);

/**
 * The variables that a FEEL expression reads: `=items.socialCardIssue != null` → `items`. Made for the small expressions
 * that our rules allow; names of called functions and of context keys are not variables.
 */
export function feelNames(expression: string | undefined): string[] {
  if (!expression?.startsWith('=')) return [];
  const withoutText = expression.slice(1).replace(/"(?:[^"\\]|\\.)*"/g, '""');
  const names = withoutText.match(/(?<![\w.])[A-Za-z_]\w*(?!\s*[(:\w])/g) ?? [];
  return [...new Set(names.filter((name) => !KEYWORDS.has(name)))];
}
