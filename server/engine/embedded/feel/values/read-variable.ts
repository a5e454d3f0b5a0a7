import type { FeelValue } from './feel-value.js';
import { fromDouble, isLargeDouble } from './numbers.js';

/** A number beyond 64 bits becomes a decimal when it is read, alone or in a list; in an object it stays what it is. */
export function readVariable(value: FeelValue | undefined): FeelValue | undefined {
  if (Array.isArray(value)) return value.some(isLargeDouble) ? value.map((item) => readVariable(item) ?? null) : value;
  return isLargeDouble(value) ? fromDouble(value as number) : value;
}
