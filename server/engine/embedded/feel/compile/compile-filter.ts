import type { Node } from '../parse/ast.js';
import { addNumbers } from '../values/arithmetic.js';
import { FeelError } from '../values/feel-error.js';
import { isContext, isNumber, type FeelNumber, type FeelValue } from '../values/feel-value.js';
import { compareNumbers, toInt32 } from '../values/numbers.js';
import type { Compiler, Evaluate } from './compiler.js';
import { ContextScope, VariableScope, type Scope } from './scope.js';
import { orNull } from './truth.js';

/** The item at a place counted from 1, from the end if negative; null if there is none. */
function itemAt(list: FeelValue[], place: FeelNumber): FeelValue {
  const index = compareNumbers(place, 0) > 0 ? addNumbers(place, -1) : addNumbers(place, list.length);
  if (compareNumbers(index, 0) < 0 || compareNumbers(index, list.length) >= 0) return null;
  return list[toInt32(index)] ?? null;
}

/** What a filter sees: the item's own entries first, then `item`, then everything outside. */
function itemScope(scope: Scope, item: FeelValue): Scope {
  const withItem = new VariableScope(scope, 'item', item);
  return isContext(item) ? new ContextScope(withItem, item) : withItem;
}

/** A filter that gives a number for the first item is a place in the list after all. */
function selectItems(list: FeelValue[], scope: Scope, filter: Evaluate): FeelValue {
  const selected: FeelValue[] = [];
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index] ?? null;
    const result = filter(itemScope(scope, item));
    if (result instanceof FeelError) return index === 0 ? result : result.softened();
    if (index === 0 && isNumber(result)) return itemAt(list, result);
    if (result === true) selected.push(item);
  }
  return selected;
}

/** `list[place]` and `list[condition]`; null if there is no list (a single value is none). */
export function compileFilter(compiler: Compiler, baseNode: Node, filterNode: Node): Evaluate {
  const base = compiler.compile(baseNode);
  const filter = compiler.compile(filterNode);
  const isCondition = (filterNode.kind === 'compare' && filterNode.operator !== '!=') || /call$/.test(filterNode.kind);
  return (scope) => {
    const list = base(scope);
    if (!Array.isArray(list)) return list instanceof FeelError && list.fatal ? list : null;
    if (isCondition) return orNull(selectItems(list, scope, filter));
    const place = filter(scope);
    return isNumber(place) ? itemAt(list, place) : orNull(selectItems(list, scope, filter));
  };
}
