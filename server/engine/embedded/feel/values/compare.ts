import { FeelDecimal } from './feel-decimal.js';
import { DaysTimeDuration, YearsMonthsDuration } from './durations.js';
import { FeelError, FeelFailure } from './feel-error.js';
import { FeelObject } from './feel-object.js';
import { getEntry, isContext, isNumber, tagOf, type FeelContextValue, type FeelValue } from './feel-value.js';
import { FeelDate, FeelDateTime, FeelLocalDateTime, FeelLocalTime, FeelTime } from './moments.js';
import { compareNumbers } from './numbers.js';

const sign = (difference: number): number => (difference < 0 ? -1 : difference > 0 ? 1 : 0);

/** -1, 0 or 1 for two temporal values of one class. */
function compareObjects(a: FeelObject, b: FeelObject): number {
  if (a instanceof FeelDate && b instanceof FeelDate) return sign(a.days - b.days);
  if (a instanceof DaysTimeDuration && b instanceof DaysTimeDuration)
    return sign(a.seconds - b.seconds) || sign(a.nanos - b.nanos);
  if (a instanceof YearsMonthsDuration && b instanceof YearsMonthsDuration) return sign(a.months - b.months);
  if (a instanceof FeelLocalTime && b instanceof FeelLocalTime) return sign(a.nanos - b.nanos);
  if (a instanceof FeelTime && b instanceof FeelTime) return sign(a.utcNanos - b.utcNanos);
  if (a instanceof FeelLocalDateTime && b instanceof FeelLocalDateTime)
    return sign(a.days - b.days) || sign(a.nanos - b.nanos);
  if (a instanceof FeelDateTime && b instanceof FeelDateTime) {
    const instant = sign(a.epochSecond - b.epochSecond) || sign(a.nano - b.nano);
    return (
      instant ||
      sign(a.days - b.days) ||
      sign(a.nanos - b.nanos) ||
      sign(Number((a.zone ?? '') > (b.zone ?? '')) - Number((a.zone ?? '') < (b.zone ?? '')))
    );
  }
  throw new FeelFailure('这些值不能比较大小');
}

/** feel-scala's `isComparable` of one value: scalars with an order, and lists of one class of them. */
export function isComparable(value: FeelValue): boolean {
  if (typeof value === 'number' || typeof value === 'string') return true;
  if (Array.isArray(value)) {
    const [head] = value;
    return head !== undefined && isComparable(head) && value.every((item) => tagOf(item) === tagOf(head));
  }
  if (!(value instanceof FeelObject)) return false;
  return !['error', 'function', 'range'].includes(value.tag);
}

/** Order of two values of one class. @throws FeelFailure for two lists, which the broker's order refuses with an exception */
export function compareValues(left: FeelValue, right: FeelValue): number {
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right);
  if (left instanceof FeelObject && right instanceof FeelObject) return compareObjects(left, right);
  throw new FeelFailure('列表之间不能比较大小');
}

function sameObjects(a: FeelObject, b: FeelObject): boolean {
  if (a instanceof FeelTime && b instanceof FeelTime)
    return a.nanos === b.nanos && a.offset === b.offset && a.zone === b.zone;
  if (a instanceof FeelDateTime && b instanceof FeelDateTime) {
    return a.days === b.days && a.nanos === b.nanos && a.offset === b.offset && a.zone === b.zone;
  }
  return compareObjects(a, b) === 0;
}

function sameContexts(a: FeelContextValue, b: FeelContextValue): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => {
    const other = getEntry(b, key);
    return other !== undefined && equalValues(getEntry(a, key) ?? null, other) === true;
  });
}

/** FEEL's `=`: null if the classes differ. Equal instants in different zones are not equal. */
export function equalValues(left: FeelValue, right: FeelValue): boolean | null {
  if (left === null || right === null) return left === right;
  const type = typeof left;
  if (type !== 'object') {
    if (type === typeof right) return left === right;
    return type === 'number' && right instanceof FeelDecimal ? compareNumbers(left as number, right) === 0 : null;
  }
  if (Array.isArray(left)) {
    if (!Array.isArray(right)) return null;
    return (
      left.length === right.length && left.every((item, index) => equalValues(item, right[index] ?? null) === true)
    );
  }
  if (isNumber(left)) return isNumber(right) ? compareNumbers(left, right) === 0 : null;
  if (left instanceof FeelObject) {
    if (!(right instanceof FeelObject) || left.tag !== right.tag || !isComparable(left)) return null;
    return sameObjects(left, right);
  }
  return isContext(right) ? sameContexts(left as FeelContextValue, right) : null;
}

/** Equality as Scala's `==` sees it in `list contains` and `index of`: contexts are only equal if they are the same object. */
export function identicalValues(left: FeelValue, right: FeelValue): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => identicalValues(item, right[index] ?? null));
  }
  if (isContext(left) || isContext(right)) return left === right;
  if (left instanceof FeelError || right instanceof FeelError) return left === right;
  return equalValues(left, right) === true;
}
