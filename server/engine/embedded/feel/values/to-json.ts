import { FeelDecimal } from './feel-decimal.js';
import { FeelError } from './feel-error.js';
import { FeelFunction } from './feel-function.js';
import { FeelObject } from './feel-object.js';
import { FeelRange } from './feel-range.js';
import { setEntry, type FeelContextValue, type FeelValue, type JsonValue } from './feel-value.js';
import { isLargeDouble, toStoredNumber } from './numbers.js';

function objectToJson(value: FeelObject): JsonValue {
  if (value instanceof FeelDecimal) return toStoredNumber(value);
  if (value instanceof FeelFunction || value instanceof FeelRange || value instanceof FeelError) return null;
  return value.toString();
}

function contextToJson(context: FeelContextValue): JsonValue {
  const copy: FeelContextValue = {};
  let changed = false;
  for (const key of Object.keys(context)) {
    const entry = context[key] ?? null;
    if (entry instanceof FeelFunction) {
      changed = true;
      continue;
    }
    const json = isLargeDouble(entry) ? (entry as number) : toJson(entry);
    changed ||= json !== entry;
    setEntry(copy, key, json as FeelValue);
  }
  return (changed ? copy : context) as JsonValue;
}

/**
 * What Zeebe stores of a value: decimals as doubles (whole ones as 64-bit integers), temporal values as Java's text
 * (`P1D` → `PT24H`), functions and ranges as null. What is JSON already is given back as it is, not copied.
 */
export function toJson(value: FeelValue): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return toStoredNumber(value);
  if (Array.isArray(value)) {
    const copy = value.map(toJson);
    return copy.some((item, index) => item !== value[index]) ? copy : (value as JsonValue);
  }
  return value instanceof FeelObject ? objectToJson(value) : contextToJson(value);
}
