import type { Node, RangeNode } from '../parse/ast.js';
import { FeelError } from '../values/feel-error.js';
import { FeelFunction } from '../values/feel-function.js';
import { FeelObject } from '../values/feel-object.js';
import { FeelRange } from '../values/feel-range.js';
import { getEntry, isNumber, setEntry, tagOf, type FeelContextValue, type FeelValue } from '../values/feel-value.js';
import { propertyOf } from '../values/properties.js';
import type { Compiler, Evaluate } from './compiler.js';
import { ContextScope, readVariable } from './scope.js';

/** A variable; null if there is none of that name. */
export function compileRef(name: string): Evaluate {
  return (scope) => scope.get(name) ?? null;
}

/** An entry of a context, of each item of a list, or a property of a temporal value; null where there is none. */
export function entryOf(value: FeelValue, key: string): FeelValue {
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return value.map((item) => entryOf(item, key));
  if (value instanceof FeelObject) return propertyOf(value, key);
  const entry = getEntry(value, key);
  return entry === undefined || entry instanceof FeelFunction ? null : (readVariable(entry) ?? null);
}

export function compilePath(compiler: Compiler, base: Node, key: string): Evaluate {
  const evaluate = compiler.compile(base);
  return (scope) => {
    const value = evaluate(scope);
    return value instanceof FeelError ? value : entryOf(value, key);
  };
}

export function compileList(compiler: Compiler, nodes: Node[]): Evaluate {
  const items = nodes.map((node) => compiler.compile(node));
  return (scope) => {
    const list: FeelValue[] = [];
    for (const item of items) {
      const value = item(scope);
      if (value instanceof FeelError) return value.softened();
      list.push(value);
    }
    return list;
  };
}

/** Later entries see earlier ones. */
export function compileContext(compiler: Compiler, nodes: [string, Node][]): Evaluate {
  const entries = nodes.map(([key, node]) => ({ key, evaluate: compiler.compile(node) }));
  return (scope) => {
    const context: FeelContextValue = {};
    const inner = new ContextScope(scope, context);
    for (const { key, evaluate } of entries) {
      const value = evaluate(inner);
      if (value instanceof FeelError) return value.softened();
      setEntry(context, key, value);
    }
    return context;
  };
}

const RANGE_TAGS = [
  'date',
  'time',
  'local time',
  'date and time',
  'local date and time',
  'years and months duration',
  'days and time duration',
];

/** A range as an argument; both ends of one class, and of one that has an order (texts have none here). */
export function compileRange(compiler: Compiler, node: RangeNode): Evaluate {
  const start = compiler.compile(node.start);
  const end = compiler.compile(node.end);
  return (scope) => {
    const from = start(scope);
    const to = end(scope);
    if (from instanceof FeelError) return from;
    if (to instanceof FeelError) return to;
    const fits = (isNumber(from) && isNumber(to)) || (tagOf(from) === tagOf(to) && RANGE_TAGS.includes(tagOf(from)));
    if (!fits) return new FeelError('区间两端的类型不对');
    return new FeelRange({ value: from, closed: node.startClosed }, { value: to, closed: node.endClosed });
  };
}

const TYPE_NAMES: Record<string, string> = { 'local time': 'time', 'local date and time': 'date and time' };
const OLD_NAMES: Record<string, string> = {
  'date time': 'date and time',
  'year-month-duration': 'years and months duration',
  'day-time-duration': 'days and time duration',
};

export function compileInstanceOf(compiler: Compiler, node: Node, type: string): Evaluate {
  const evaluate = compiler.compile(node);
  const wanted = OLD_NAMES[type] ?? type;
  return (scope) => {
    const value = evaluate(scope);
    if (value instanceof FeelError) return value;
    if (type === 'Any') return value !== null;
    const tag = tagOf(value);
    return (TYPE_NAMES[tag] ?? tag) === wanted;
  };
}
