import { ILLEGAL_ARGUMENTS } from '../values/feel-error.js';
import { FeelFunction } from '../values/feel-function.js';
import { getEntry, isContext, setEntry, type FeelContextValue, type FeelValue } from '../values/feel-value.js';
import { inScalaOrder } from '../values/scala-order.js';
import { builtin, type Builtin, type Builtins } from './builtin.js';

/** Entries that are variables: functions are none. */
function entriesOf(context: FeelContextValue): [string, FeelValue][] {
  return inScalaOrder(Object.entries(context).filter(([, value]) => !(value instanceof FeelFunction)));
}

function copyOf(context: FeelContextValue): FeelContextValue {
  const copy: FeelContextValue = {};
  for (const [key, value] of entriesOf(context)) setEntry(copy, key, value);
  return copy;
}

function isPath(value: FeelValue): value is string[] {
  return Array.isArray(value) && value.every((key) => typeof key === 'string');
}

function entry(context: FeelContextValue, key: string): FeelValue {
  const value = getEntry(context, key);
  return value === undefined || value instanceof FeelFunction ? null : value;
}

/** By a key or a path of keys; null where there is nothing. */
function getValue(context: FeelValue, key: FeelValue): FeelValue {
  if (!isContext(context)) return ILLEGAL_ARGUMENTS;
  if (typeof key === 'string') return entry(context, key);
  if (!Array.isArray(key)) return ILLEGAL_ARGUMENTS;
  if (!isPath(key) || key.length === 0) return null;
  let value: FeelValue = context;
  for (const step of key) {
    if (!isContext(value)) return null;
    value = entry(value, step);
  }
  return value;
}

/** A new context; contexts on the way are made where they are missing. */
function put(context: FeelContextValue, [key = '', ...rest]: string[], value: FeelValue): FeelContextValue {
  const copy = copyOf(context);
  const inner = entry(context, key);
  setEntry(copy, key, rest.length === 0 ? value : put(isContext(inner) ? inner : {}, rest, value));
  return copy;
}

function contextPut(context: FeelValue, key: FeelValue, value: FeelValue): FeelValue {
  if (!isContext(context)) return ILLEGAL_ARGUMENTS;
  if (typeof key === 'string') return put(context, [key], value);
  if (!isPath(key)) return ILLEGAL_ARGUMENTS;
  return key.length === 0 ? null : put(context, key, value);
}

/** Later contexts win. */
function merge(contexts: FeelValue): FeelValue {
  if (!Array.isArray(contexts) || !contexts.every(isContext)) return null;
  const merged: FeelContextValue = {};
  for (const context of contexts) for (const [key, value] of entriesOf(context)) setEntry(merged, key, value);
  return merged;
}

function fromEntries(list: FeelValue): FeelValue {
  if (!Array.isArray(list)) return null;
  const context: FeelContextValue = {};
  for (const item of list) {
    const key = isContext(item) ? getEntry(item, 'key') : undefined;
    const value = isContext(item) ? getEntry(item, 'value') : undefined;
    if (typeof key !== 'string' || value === undefined) return null;
    setEntry(context, key, value);
  }
  return context;
}

function entriesBuiltin(param: string): Builtin {
  return builtin([param], ([context]) =>
    isContext(context)
      ? entriesOf(context).map(([key, value]): FeelContextValue => ({ key, value }))
      : ILLEGAL_ARGUMENTS,
  );
}

const mergeBuiltin: Builtin = { params: ['contexts'], varArgs: true, invoke: ([contexts = null]) => merge(contexts) };

export const CONTEXT_FUNCTIONS: Builtins = {
  'get entries': [entriesBuiltin('context'), entriesBuiltin('m')],
  'get value': [
    ['m', 'key'],
    ['context', 'key'],
    ['context', 'keys'],
  ].map((params) => builtin(params, ([context, key]) => getValue(context, key))),
  'context put': [
    ['context', 'key', 'value'],
    ['context', 'keys', 'value'],
  ].map((params) => builtin(params, ([context, key, value]) => contextPut(context, key, value))),
  put: [builtin(['context', 'key', 'value'], ([context, key, value]) => contextPut(context, key, value))],
  'context merge': [mergeBuiltin],
  'put all': [mergeBuiltin],
  context: [builtin(['entries'], ([entries]) => fromEntries(entries))],
};
