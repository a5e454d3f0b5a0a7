import { compareValues, equalValues, isComparable } from '../values/compare.js';
import { FeelFailure, ILLEGAL_ARGUMENTS } from '../values/feel-error.js';
import { FeelRange, type RangeEnd } from '../values/feel-range.js';
import { tagOf, type FeelValue } from '../values/feel-value.js';
import { builtin, type Builtin, type Builtins } from './builtin.js';

type Ranges = (a: FeelRange, b: FeelRange) => boolean;
type PointRange = (point: FeelValue, range: FeelRange) => boolean;

/** What a function says for each combination of points and ranges; one that is missing is an exception on the broker. */
interface Relation {
  points?: (a: FeelValue, b: FeelValue) => boolean;
  pointRange?: PointRange;
  rangePoint?: (range: FeelRange, point: FeelValue) => boolean;
  ranges?: Ranges;
}

const lt = (a: FeelValue, b: FeelValue): boolean => compareValues(a, b) < 0;
const eq = (a: FeelValue, b: FeelValue): boolean => equalValues(a, b) === true;
const endLt = (a: RangeEnd, b: RangeEnd): boolean => lt(a.value, b.value);
const endEq = (a: RangeEnd, b: RangeEnd): boolean => eq(a.value, b.value);

/** A start that is not later, an end that is not earlier: an open end excludes the point that a closed one has. */
const startsBy = (a: RangeEnd, b: RangeEnd): boolean => endLt(a, b) || (endEq(a, b) && (a.closed || !b.closed));
const endsBy = (a: RangeEnd, b: RangeEnd): boolean => endLt(a, b) || (endEq(a, b) && (!a.closed || b.closed));
const contains: PointRange = (point, { start, end }) =>
  (lt(start.value, point) && lt(point, end.value)) ||
  (eq(start.value, point) && start.closed) ||
  (eq(end.value, point) && end.closed);

const beforeRange: Ranges = (a, b) =>
  endLt(a.end, b.start) || ((!a.end.closed || !b.start.closed) && endEq(a.end, b.start));
const meets: Ranges = (a, b) => a.end.closed && b.start.closed && endEq(a.end, b.start);
const reaches = (a: FeelRange, b: FeelRange): boolean =>
  endLt(b.start, a.end) || (endEq(a.end, b.start) && a.end.closed && b.start.closed);
const sameStart = (a: FeelRange, b: FeelRange): boolean => endEq(a.start, b.start) && a.start.closed === b.start.closed;
const sameEnd = (a: FeelRange, b: FeelRange): boolean => endEq(a.end, b.end) && a.end.closed === b.end.closed;
const finishes: Ranges = (a, b) =>
  sameEnd(a, b) && (endLt(b.start, a.start) || (endEq(a.start, b.start) && (!a.start.closed || b.start.closed)));
const starts: Ranges = (a, b) => sameStart(a, b) && endsBy(a.end, b.end);
const includes: Ranges = (a, b) => startsBy(a.start, b.start) && endsBy(b.end, a.end);
const overlapsBefore: Ranges = (a, b) =>
  (endLt(a.start, b.start) || (endEq(a.start, b.start) && a.start.closed && !b.start.closed)) &&
  reaches(a, b) &&
  endsBy(a.end, b.end);
const overlapsAfter: Ranges = (a, b) =>
  (endLt(b.start, a.start) || (endEq(b.start, a.start) && b.start.closed && !a.start.closed)) &&
  reaches(b, a) &&
  endsBy(b.end, a.end);

const RELATIONS: Record<string, Relation> = {
  before: {
    points: lt,
    pointRange: (point, { start }) => lt(point, start.value) || (eq(point, start.value) && !start.closed),
    rangePoint: ({ end }, point) => lt(end.value, point) || (eq(end.value, point) && !end.closed),
    ranges: beforeRange,
  },
  after: {
    points: (a, b) => lt(b, a),
    pointRange: (point, { end }) => lt(end.value, point) || (eq(point, end.value) && !end.closed),
    rangePoint: ({ start }, point) => lt(point, start.value) || (eq(start.value, point) && !start.closed),
    ranges: (a, b) => beforeRange(b, a),
  },
  meets: { ranges: meets },
  'met by': { ranges: (a, b) => meets(b, a) },
  overlaps: { ranges: (a, b) => reaches(a, b) && reaches(b, a) },
  'overlaps before': { ranges: overlapsBefore },
  'overlaps after': { ranges: overlapsAfter },
  finishes: { pointRange: (point, { end }) => end.closed && eq(end.value, point), ranges: finishes },
  'finished by': {
    rangePoint: ({ end }, point) => end.closed && eq(end.value, point),
    ranges: (a, b) => finishes(b, a),
  },
  includes: { rangePoint: (range, point) => contains(point, range), ranges: includes },
  during: { pointRange: contains, ranges: (a, b) => includes(b, a) },
  starts: { pointRange: (point, { start }) => start.closed && eq(start.value, point), ranges: starts },
  'started by': {
    rangePoint: ({ start }, point) => start.closed && eq(start.value, point),
    ranges: (a, b) => starts(b, a),
  },
  coincides: {
    points: eq,
    pointRange: () => false,
    rangePoint: () => false,
    ranges: (a, b) => sameStart(a, b) && sameEnd(a, b),
  },
};

const PARAMETERS: Record<string, string[][]> = {
  before: [
    ['point1', 'point2'],
    ['point', 'range'],
    ['range', 'point'],
    ['range1', 'range2'],
  ],
  after: [
    ['point1', 'point2'],
    ['point', 'range'],
    ['range', 'point'],
    ['range1', 'range2'],
  ],
  finishes: [
    ['point', 'range'],
    ['range1', 'range2'],
  ],
  'finished by': [
    ['point', 'range'],
    ['range1', 'range2'],
  ],
  includes: [
    ['range', 'point'],
    ['range1', 'range2'],
  ],
  during: [
    ['point', 'range'],
    ['range1', 'range2'],
  ],
  starts: [
    ['point', 'range'],
    ['range1', 'range2'],
  ],
  'started by': [
    ['range', 'point'],
    ['range1', 'range2'],
  ],
  coincides: [
    ['point1', 'point2'],
    ['range1', 'range2'],
  ],
};

/** Texts are no points here, although they have an order. */
function fits(a: FeelValue, b: FeelValue): boolean {
  const [left, right] = [a, b].map((value) => (value instanceof FeelRange ? value.start.value : value));
  if (left === undefined || right === undefined || typeof left === 'string' || Array.isArray(left)) return false;
  return tagOf(left) === tagOf(right) && isComparable(left) && isComparable(right);
}

/** @throws FeelFailure if the function has nothing to say about these two */
function apply(relation: Relation, a: FeelValue, b: FeelValue): FeelValue {
  if (!fits(a, b)) return ILLEGAL_ARGUMENTS;
  const found =
    a instanceof FeelRange
      ? b instanceof FeelRange
        ? relation.ranges?.(a, b)
        : relation.rangePoint?.(a, b)
      : b instanceof FeelRange
        ? relation.pointRange?.(a, b)
        : relation.points?.(a, b);
  if (found === undefined) throw new FeelFailure('这个函数不能比较这样的点和区间');
  return found;
}

function signatures(name: string, relation: Relation): Builtin[] {
  return (PARAMETERS[name] ?? [['range1', 'range2']]).map((params) =>
    builtin(params, ([a, b]) => apply(relation, a, b)),
  );
}

export const RANGE_FUNCTIONS: Builtins = Object.fromEntries(
  Object.entries(RELATIONS).map(([name, relation]) => [name, signatures(name, relation)]),
);
