import type { Iterator, Node } from '../parse/ast.js';
import { addNumbers } from '../values/arithmetic.js';
import { FeelError, FeelLimit } from '../values/feel-error.js';
import { isNumber, type FeelNumber, type FeelValue } from '../values/feel-value.js';
import { compareNumbers } from '../values/numbers.js';
import type { Compiler, Evaluate } from './compiler.js';
import { VariableScope, type Scope } from './scope.js';
import { foldTruth, orNull } from './truth.js';

/** More items than this in one loop are a mistake in the model; on the broker they would take all of its memory. */
const MAX_ITEMS = 1_000_000;
/** With `partial` every step copies the results so far. */
const MAX_PARTIAL_ITEMS = 20_000;

function refuseLongLoop(items: number): void {
  if (items > MAX_ITEMS) throw new FeelLimit('循环的次数过多');
}

/** `a..b` counts by 1 towards b, upwards or downwards. */
export function compileIteration(compiler: Compiler, startNode: Node, endNode: Node): Evaluate {
  const start = compiler.compile(startNode);
  const end = compiler.compile(endNode);
  return (scope) => {
    const from = start(scope);
    const to = end(scope);
    if (!isNumber(from) || !isNumber(to)) return new FeelError('“..”两边要是数字');
    const step = compareNumbers(from, to) < 0 ? 1 : -1;
    const items: FeelValue[] = [];
    for (let item: FeelNumber = from; compareNumbers(item, to) * step <= 0; item = addNumbers(item, step)) {
      refuseLongLoop(items.push(item));
    }
    return items;
  };
}

/** All lists are evaluated first, outside: `b` cannot see `a` in `for a in …, b in [a]`. Null if one of them is no list. */
function compileIterators(compiler: Compiler, iterators: Iterator[]): (scope: Scope) => Scope[] | FeelError {
  const compiled = iterators.map(({ name, list }) => ({ name, list: compiler.compile(list) }));
  return (scope) => {
    const lists: FeelValue[][] = [];
    for (const value of compiled.map(({ list }) => list(scope))) {
      if (value instanceof FeelError) return value;
      if (!Array.isArray(value)) return new FeelError('循环要有列表');
      lists.push(value);
    }
    let scopes: Scope[] = [scope];
    compiled.forEach(({ name }, index) => {
      refuseLongLoop(scopes.length * (lists[index]?.length ?? 0));
      scopes = scopes.flatMap((outer) => (lists[index] ?? []).map((item) => new VariableScope(outer, name, item)));
    });
    return scopes;
  };
}

/** `for`: the results so far are `partial`. */
export function compileFor(compiler: Compiler, iterators: Iterator[], bodyNode: Node): Evaluate {
  const scopesOf = compileIterators(compiler, iterators);
  const body = compiler.compile(bodyNode);
  const { readsPartial } = compiler;
  return (scope) => {
    const scopes = scopesOf(scope);
    if (scopes instanceof FeelError) return orNull(scopes);
    const results: FeelValue[] = [];
    if (readsPartial && scopes.length > MAX_PARTIAL_ITEMS) throw new FeelLimit('循环的次数过多');
    for (const inner of scopes) {
      results.push(body(readsPartial ? new VariableScope(inner, 'partial', results.slice()) : inner));
    }
    return results;
  };
}

/** `some` and `every`, with three-valued logic. */
export function compileQuantified(
  compiler: Compiler,
  kind: 'some' | 'every',
  iterators: Iterator[],
  bodyNode: Node,
): Evaluate {
  const scopesOf = compileIterators(compiler, iterators);
  const body = compiler.compile(bodyNode);
  return (scope) => {
    const scopes = scopesOf(scope);
    if (scopes instanceof FeelError) return orNull(scopes);
    return foldTruth(scopes.length, (index) => body(scopes[index] ?? scope), kind === 'some');
  };
}
