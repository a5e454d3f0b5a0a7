/** A condition that compares one variable with literals. */
export interface DecisionCondition {
  /** Dotted path: `decision`, `items.socialCardIssue`. */
  variable: string;
  /** True for `variable != literal`. */
  negated: boolean;
  /** Literals as written: `"GRANT"`, `true`, `null`, `3`. */
  literals: string[];
}

const LITERAL = String.raw`"(?:[^"\\]|\\.)*"|true|false|null|-?\d+(?:\.\d+)?`;
const COMPARISON = new RegExp(String.raw`^\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\s*(!?=)\s*(${LITERAL})\s*$`);

/** Reads `=decision = "GRANT" or decision = "REFUSE"` or `=items.x != null`; anything else is undefined. */
export function parseDecisionCondition(body: string | undefined): DecisionCondition | undefined {
  if (!body?.startsWith('=')) return undefined;
  const comparisons = body
    .slice(1)
    .split(/\bor\b(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((part) => COMPARISON.exec(part));
  const [first] = comparisons;
  if (!first) return undefined;
  const [, variable = '', operator] = first;
  const literals: string[] = [];
  for (const comparison of comparisons) {
    if (comparison?.[1] !== variable || comparison[2] !== operator) return undefined;
    literals.push(comparison[3] ?? '');
  }
  const negated = operator === '!=';
  return negated && literals.length > 1 ? undefined : { variable, negated, literals };
}

/** Whether some value satisfies both conditions on the same variable. */
export function overlap(a: DecisionCondition, b: DecisionCondition): boolean {
  if (a.negated && b.negated) return true;
  if (a.negated || b.negated) {
    const [negative, positive] = a.negated ? [a, b] : [b, a];
    return positive.literals.some((literal) => !negative.literals.includes(literal));
  }
  return a.literals.some((literal) => b.literals.includes(literal));
}
