import type { Node } from '../parse/ast.js';
import { compileArithmetic, compileNegation } from './compile-arithmetic.js';
import { compileCall, compileFunction, compileMemberCall } from './compile-calls.js';
import { compileBetween, compileCompare, compileLogic } from './compile-compare.js';
import { compileFilter } from './compile-filter.js';
import { compileFor, compileIteration, compileQuantified } from './compile-loops.js';
import {
  compileAnyTest,
  compileIn,
  compileInput,
  compileInputEquals,
  compileInputOrder,
  compileInputRange,
  compileInputTest,
} from './compile-tests.js';
import {
  compileContext,
  compileInstanceOf,
  compileList,
  compilePath,
  compileRange,
  compileRef,
} from './compile-values.js';
import type { Compiler, Evaluate } from './compiler.js';
import { FeelError } from '../values/feel-error.js';

/** A condition that is not a boolean counts as false; so does one that holds where what follows is an error. */
function compileIf(compiler: Compiler, node: Extract<Node, { kind: 'if' }>): Evaluate {
  const [condition, then, otherwise] = [
    compiler.compile(node.condition),
    compiler.compile(node.then),
    compiler.compile(node.else),
  ];
  return (scope) => {
    const met = condition(scope);
    if (met instanceof FeelError && met.fatal) return met;
    const result = met === true ? then(scope) : undefined;
    return result === undefined || (result instanceof FeelError && !result.fatal) ? otherwise(scope) : result;
  };
}

/** One node into a closure over its children's closures; nothing is looked up in the tree again. */
export function compileNode(compiler: Compiler, node: Node): Evaluate {
  switch (node.kind) {
    case 'const':
      return () => node.value;
    case 'ref':
      return compileRef(node.name);
    case 'path':
      return compilePath(compiler, node.base, node.key);
    case 'filter':
      return compileFilter(compiler, node.base, node.filter);
    case 'call':
      return compileCall(compiler, node.name, node.args);
    case 'member-call':
      return compileMemberCall(compiler, node.base, node.name, node.args);
    case 'function':
      return compileFunction(compiler, node.params, node.body);
    case 'list':
      return compileList(compiler, node.items);
    case 'context':
      return compileContext(compiler, node.entries);
    case 'range':
      return compileRange(compiler, node);
    case 'arithmetic':
      return compileArithmetic(compiler, node.operator, node.left, node.right);
    case 'negate':
      return compileNegation(compiler, node.operand);
    case 'compare':
      return compileCompare(compiler, node.operator, node.left, node.right);
    case 'between':
      return compileBetween(compiler, node.value, node.from, node.to);
    case 'and':
    case 'or':
      return compileLogic(compiler, node.kind, node.operands);
    case 'if':
      return compileIf(compiler, node);
    case 'for':
      return compileFor(compiler, node.iterators, node.body);
    case 'some':
    case 'every':
      return compileQuantified(compiler, node.kind, node.iterators, node.body);
    case 'iteration':
      return compileIteration(compiler, node.start, node.end);
    case 'instance-of':
      return compileInstanceOf(compiler, node.value, node.type);
    case 'in':
      return compileIn(compiler, node.value, node.test);
    case 'input':
      return compileInput();
    case 'input-order':
      return compileInputOrder(compiler, node.operator, node.operand);
    case 'input-range':
      return compileInputRange(compiler, node.range);
    case 'input-equals':
      return compileInputEquals(node.value);
    case 'input-test':
      return compileInputTest(compiler, node.expression);
    case 'any-test':
      return compileAnyTest(compiler, node.tests);
  }
}
