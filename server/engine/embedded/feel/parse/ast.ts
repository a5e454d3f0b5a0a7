import type { FeelValue } from '../values/feel-value.js';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type OrderOperator = '<' | '<=' | '>' | '>=';
export type CompareOperator = OrderOperator | '=' | '!=';

/** One `name in list` of a `for`, `some` or `every`. */
export interface Iterator {
  name: string;
  list: Node;
}

export interface RangeNode {
  kind: 'range';
  start: Node;
  end: Node;
  startClosed: boolean;
  endClosed: boolean;
}

export type Arguments = { kind: 'positional'; values: Node[] } | { kind: 'named'; values: [string, Node][] };

/** FEEL as feel-scala's parser sees it (its `Exp` classes). Tests of `in` are nodes too: their input is the implicit value. */
export type Node =
  | { kind: 'const'; value: FeelValue }
  | { kind: 'ref'; name: string }
  | { kind: 'path'; base: Node; key: string }
  | { kind: 'filter'; base: Node; filter: Node }
  | { kind: 'call'; name: string; args: Arguments }
  | { kind: 'member-call'; base: Node; name: string; args: Arguments }
  | { kind: 'function'; params: string[]; body: Node }
  | { kind: 'list'; items: Node[] }
  | { kind: 'context'; entries: [string, Node][] }
  | RangeNode
  | { kind: 'arithmetic'; operator: ArithmeticOperator; left: Node; right: Node }
  | { kind: 'negate'; operand: Node }
  | { kind: 'compare'; operator: CompareOperator; left: Node; right: Node }
  | { kind: 'between'; value: Node; from: Node; to: Node }
  | { kind: 'and' | 'or'; operands: Node[] }
  | { kind: 'if'; condition: Node; then: Node; else: Node }
  | { kind: 'for' | 'some' | 'every'; iterators: Iterator[]; body: Node }
  | { kind: 'iteration'; start: Node; end: Node }
  | { kind: 'instance-of'; value: Node; type: string }
  | { kind: 'in'; value: Node; test: Node }
  | { kind: 'input' }
  | { kind: 'input-order'; operator: OrderOperator; operand: Node }
  | { kind: 'input-range'; range: RangeNode }
  | { kind: 'input-equals'; value: boolean }
  | { kind: 'input-test'; expression: Node }
  | { kind: 'any-test'; tests: Node[] };
