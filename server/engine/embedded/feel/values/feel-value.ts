import { FeelObject } from './feel-object.js';
import { FeelDecimal } from './feel-decimal.js';

/** A context: its entries in order. Functions may be entries too, but are no variables (see `scope.ts`). */
export interface FeelContextValue {
  [key: string]: FeelValue;
}

/** A number: a JavaScript number where its shortest text is the exact decimal value and scale, else a {@link FeelDecimal}. */
export type FeelNumber = number | FeelDecimal;

/** Any FEEL value. JSON variables are FEEL values as they stand; nothing is converted on the way in. */
export type FeelValue = null | boolean | string | FeelNumber | FeelObject | FeelValue[] | FeelContextValue;

export type JsonValue = null | boolean | string | number | JsonValue[] | { [key: string]: JsonValue };

export function isNumber(value: FeelValue): value is FeelNumber {
  return typeof value === 'number' || value instanceof FeelDecimal;
}

export function isList(value: FeelValue): value is FeelValue[] {
  return Array.isArray(value);
}

export function isContext(value: FeelValue): value is FeelContextValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof FeelObject);
}

/** feel-scala's class of a value: equal tags make two values comparable. */
export function tagOf(value: FeelValue): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  if (Array.isArray(value)) return 'list';
  return value instanceof FeelObject ? value.tag : 'context';
}

/** Sets an entry as an own property, whatever its name (`__proto__` is a name like any other). */
export function setEntry(context: FeelContextValue, key: string, value: FeelValue): void {
  if (key === '__proto__') {
    Object.defineProperty(context, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    context[key] = value;
  }
}

/** The entry of a context, or undefined. Only own properties are entries. */
export function getEntry(context: FeelContextValue, key: string): FeelValue | undefined {
  return Object.hasOwn(context, key) ? context[key] : undefined;
}
