import fc from 'fast-check';
import { FeelSyntaxError } from '../../../server/engine/embedded/feel/index.js';
import type { Node } from '../../../server/engine/embedded/feel/parse/ast.js';
import { parseFeel } from '../../../server/engine/embedded/feel/parse/parse-feel.js';

/** An expression as a tree, and one way to write it. */
interface Written {
  node: Node;
  text: string;
  /** How tightly it binds: 0 if, for …; 1 or; 2 and; 3 comparison; 4 sum; 5 product; 6 power; 8 a value. */
  level: number;
}

const value = (node: Node, text: string): Written => ({ node, text, level: 8 });
/** Parentheses only where the grammar needs them: the hard case for a parser. */
const at = (written: Written, level: number): string => (written.level >= level ? written.text : `(${written.text})`);

const NAMES = ['x', 'index', 'day', 'date', '材料', 'order_1'];
const leaf: fc.Arbitrary<Written> = fc.oneof(
  fc.constantFrom(...NAMES).map((name) => value({ kind: 'ref', name }, name)),
  fc.integer({ min: 0, max: 99 }).map((number) => value({ kind: 'const', value: number }, String(number))),
  fc.constantFrom('', 'a - b', '好').map((text) => value({ kind: 'const', value: text }, `"${text}"`)),
  fc.constantFrom(true, false, null).map((constant) => value({ kind: 'const', value: constant }, String(constant))),
);

const OPERATORS = { '+': 4, '-': 4, '*': 5, '/': 5, '**': 6 } as const;
const ORDER = ['=', '!=', '<', '<=', '>', '>='] as const;
const CALLS = ['f', 'get or else', 'index of', 'string length', 'date and time', 'not'];

/** A chain of one operator is one node. */
const flat = (kind: 'and' | 'or', { node }: Written): Node[] => (node.kind === kind ? node.operands : [node]);

const { tree } = fc.letrec<{ tree: Written }>((tie) => {
  const inner = tie('tree');
  const binary = (['+', '-', '*', '/', '**'] as const).map((operator) =>
    fc.tuple(inner, inner).map(([left, right]): Written => {
      const level = OPERATORS[operator];
      return {
        node: { kind: 'arithmetic', operator, left: left.node, right: right.node },
        text: `${at(left, level)} ${operator} ${at(right, level + 1)}`,
        level,
      };
    }),
  );
  const logic = (['and', 'or'] as const).map((kind) =>
    fc.tuple(inner, inner).map(([left, right]): Written => {
      const level = kind === 'and' ? 2 : 1;
      const operands = left.level === level ? [...flat(kind, left), right.node] : [left.node, right.node];
      return { node: { kind, operands }, text: `${at(left, level)} ${kind} ${at(right, level + 1)}`, level };
    }),
  );
  return {
    tree: fc.oneof(
      { maxDepth: 5, depthSize: 'medium' },
      { weight: 4, arbitrary: leaf },
      { weight: 4, arbitrary: fc.oneof(...binary) },
      { weight: 3, arbitrary: fc.oneof(...logic) },
      {
        weight: 3,
        arbitrary: fc.tuple(fc.constantFrom(...ORDER), inner, inner).map(([operator, left, right]): Written => ({
          node: { kind: 'compare', operator, left: left.node, right: right.node },
          text: `${at(left, 4)} ${operator} ${at(right, 4)}`,
          level: 3,
        })),
      },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.constantFrom(...CALLS), fc.array(inner, { minLength: 2, maxLength: 3 }))
          .map(([name, args]) =>
            value(
              { kind: 'call', name, args: { kind: 'positional', values: args.map((arg) => arg.node) } },
              `${name}(${args.map((arg) => arg.text).join(', ')})`,
            ),
          ),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(inner, fc.constantFrom(...NAMES))
          .map(([base, key]) =>
            value(
              { kind: 'path', base: base.node, key },
              `${/^\d/.test(base.text) ? `(${base.text})` : at(base, 8)}.${key}`,
            ),
          ),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(inner, inner)
          .map(([base, filter]) =>
            value({ kind: 'filter', base: base.node, filter: filter.node }, `${at(base, 8)}[${filter.text}]`),
          ),
      },
      {
        weight: 1,
        arbitrary: fc
          .array(inner, { maxLength: 3 })
          .map((items) =>
            value(
              { kind: 'list', items: items.map((item) => item.node) },
              `[${items.map((item) => item.text).join(', ')}]`,
            ),
          ),
      },
      {
        weight: 1,
        arbitrary: fc
          .array(fc.tuple(fc.constantFrom(...NAMES), inner), { maxLength: 3 })
          .map((entries) =>
            value(
              { kind: 'context', entries: entries.map(([key, entry]): [string, Node] => [key, entry.node]) },
              `{${entries.map(([key, entry]) => `${key}: ${entry.text}`).join(', ')}}`,
            ),
          ),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(inner, inner, inner).map(([condition, then, otherwise]): Written => ({
          node: { kind: 'if', condition: condition.node, then: then.node, else: otherwise.node },
          text: `if ${condition.text} then ${then.text} else ${otherwise.text}`,
          level: 0,
        })),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom('for', 'some', 'every'), inner, inner)
          .map(([kind, list, body]): Written => ({
            node: { kind, iterators: [{ name: 'i', list: list.node }], body: body.node } as Node,
            text: `${kind} i in ${at(list, 8)} ${kind === 'for' ? 'return' : 'satisfies'} ${body.text}`,
            level: 0,
          })),
      },
    ),
  };
});

/** The grammar keeps a limited number of readings at once and may give up on long expressions; it then refuses them. */
const WITHIN_REACH = 120;

test('an expression with only the parentheses it needs parses to the tree it was written from, never to another one', () => {
  fc.assert(
    fc.property(tree, ({ node, text }) => {
      let parsed: Node | undefined;
      try {
        parsed = parseFeel(`=${text}`);
      } catch (error) {
        if (text.length <= WITHIN_REACH || !(error instanceof FeelSyntaxError)) throw error;
        return;
      }
      expect(parsed).toEqual(node);
    }),
    { numRuns: 400 },
  );
});
