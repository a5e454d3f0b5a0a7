import { DaysTimeDuration, YearsMonthsDuration } from './durations.js';
import { FeelError } from './feel-error.js';
import { FeelFunction } from './feel-function.js';
import { FeelObject } from './feel-object.js';
import { FeelRange } from './feel-range.js';
import { isNumber, type FeelValue } from './feel-value.js';
import { FeelDateTime, FeelLocalDateTime, FeelLocalTime } from './moments.js';
import { numberText } from './numbers.js';
import { inScalaOrder } from './scala-order.js';

/** A value inside another one's text: strings are quoted there. */
export function innerText(value: FeelValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return numberText(value);
  if (Array.isArray(value)) return `[${value.map(innerText).join(', ')}]`;
  if (value instanceof FeelLocalTime || value instanceof FeelLocalDateTime || value instanceof FeelDateTime)
    return value.toText();
  if (value instanceof YearsMonthsDuration || value instanceof DaysTimeDuration) return value.toText();
  if (value instanceof FeelFunction) return `function(${value.params.join(', ')})`;
  if (value instanceof FeelRange) {
    const { start, end } = value;
    return `${start.closed ? '[' : '('}${innerText(start.value)}..${innerText(end.value)}${end.closed ? ']' : ')'}`;
  }
  if (value instanceof FeelError) return `${value.fatal ? 'fatal error' : 'error'}("${value.text}")`;
  if (value instanceof FeelObject) return String(value);
  const entries = inScalaOrder(Object.entries(value).filter(([, entry]) => !(entry instanceof FeelFunction)));
  return `{${entries.map(([key, entry]) => `${key}:${innerText(entry)}`).join(', ')}}`;
}

/** FEEL's `string()`; null stays null. */
export function valueText(value: FeelValue): string | null {
  if (value === null) return null;
  return typeof value === 'string' ? value : innerText(value);
}
