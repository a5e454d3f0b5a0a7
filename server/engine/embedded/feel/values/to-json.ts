import { FeelDecimal } from './feel-decimal.js';
import { FeelError, FeelLimit } from './feel-error.js';
import { FeelFunction } from './feel-function.js';
import { FeelObject } from './feel-object.js';
import { FeelRange } from './feel-range.js';
import { setEntry, type FeelContextValue, type FeelValue, type JsonValue } from './feel-value.js';
import { isLargeDouble, toStoredNumber } from './numbers.js';

/** A result of more values is a mistake in the model: `for … return partial` doubles with every round. */
const MOST_VALUES = 5_000_000;
let left = 0;

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
    const json = isLargeDouble(entry) ? (entry as number) : convert(entry);
    changed ||= json !== entry;
    setEntry(copy, key, json as FeelValue);
  }
  return (changed ? copy : context) as JsonValue;
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text is stored as UTF-8: half of a surrogate pair becomes a question mark. */
function storedText(text: string): string {
  return /[\ud800-\udfff]/.test(text) ? text.replace(LONE_SURROGATE, '?') : text;
}

/**
 * What Zeebe stores of a value: decimals as doubles (whole ones as 64-bit integers), temporal values as Java's text
 * (`P1D` → `PT24H`), functions and ranges as null. What is JSON already is given back as it is, not copied.
 */
export function toJson(value: FeelValue): JsonValue {
  left = MOST_VALUES;
  return convert(value);
}

function convert(value: FeelValue): JsonValue {
  left -= 1;
  if (left < 0) throw new FeelLimit('结果过大');
  if (typeof value === 'string') return storedText(value);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return toStoredNumber(value);
  if (Array.isArray(value)) {
    const copy = value.map(convert);
    return copy.some((item, index) => item !== value[index]) ? copy : (value as JsonValue);
  }
  return value instanceof FeelObject ? objectToJson(value) : contextToJson(value);
}
