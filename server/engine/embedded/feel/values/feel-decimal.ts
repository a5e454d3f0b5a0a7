import { Decimal } from 'decimal.js';
import { FeelObject } from './feel-object.js';

/** Arithmetic as in Java's `MathContext.DECIMAL128`: 34 digits, half even. */
export const Decimal128 = Decimal.clone({
  precision: 34,
  rounding: Decimal.ROUND_HALF_EVEN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});

/**
 * A number that a JavaScript number cannot stand for: more digits, or a scale of its own (`1.50`, `4.0`), which `string()` shows.
 */
export class FeelDecimal extends FeelObject {
  readonly tag = 'number';

  constructor(
    readonly value: Decimal,
    /** Digits after the point, as Java's `BigDecimal.scale()`; may be negative. */
    readonly scale: number,
  ) {
    super();
  }
}
