import type { Node } from '../parse/ast.js';
import type { FeelValue } from '../values/feel-value.js';
import type { Scope } from './scope.js';

/** A compiled expression. */
export type Evaluate = (scope: Scope) => FeelValue;

/** Compiles one node; what each group of nodes needs of the others. */
export interface Compiler {
  compile(node: Node): Evaluate;
  /** True if the expression defines functions: only then are calls looked up in the scope. */
  readonly definesFunctions: boolean;
  /** True if the word `partial` occurs: only then does a loop hand on what it has so far, a copy each time. */
  readonly readsPartial: boolean;
}
