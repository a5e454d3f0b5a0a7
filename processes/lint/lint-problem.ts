/** What a rule has against a diagram. */
export interface LintProblem {
  /** Empty when the file as a whole is meant. */
  elementId: string;
  /** `label-required`, `camunda-compat/feel`, `kuaiban/gateway-conditions`; `xml` for what could not be read. */
  rule: string;
  category: 'error' | 'warn';
  /** One Chinese sentence. */
  message: string;
}
