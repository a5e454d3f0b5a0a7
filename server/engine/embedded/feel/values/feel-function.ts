import { FeelObject } from './feel-object.js';
import type { FeelValue } from './feel-value.js';

/** A function that an expression defined: its parameters' names and the body with the scope it closes over. */
export class FeelFunction extends FeelObject {
  readonly tag = 'function';

  constructor(
    readonly params: readonly string[],
    readonly invoke: (args: readonly FeelValue[]) => FeelValue,
  ) {
    super();
  }
}
