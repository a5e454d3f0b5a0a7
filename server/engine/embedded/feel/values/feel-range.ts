import { FeelObject } from './feel-object.js';
import type { FeelValue } from './feel-value.js';

/** One end of a range. */
export interface RangeEnd {
  value: FeelValue;
  closed: boolean;
}

/** A range as an argument of the range functions; elsewhere FEEL 1.17 knows no range values. */
export class FeelRange extends FeelObject {
  readonly tag = 'range';

  constructor(
    readonly start: RangeEnd,
    readonly end: RangeEnd,
  ) {
    super();
  }
}
