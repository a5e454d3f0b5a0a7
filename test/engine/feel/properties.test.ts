import fc from 'fast-check';
import { compileExpression } from '../../../server/engine/embedded/feel/index.js';
import { contextOf, valueOf } from './feel-context.js';

type Truth = boolean | null;
const truth = fc.constantFrom<Truth>(true, false, null);
/** Whatever is no boolean counts as null. */
const anything = fc.oneof(truth, fc.integer(), fc.string());
const asTruth = (value: unknown): Truth => (typeof value === 'boolean' ? value : null);
const and = (a: Truth, b: Truth): Truth =>
  a === false || b === false ? false : a === null || b === null ? null : true;
const or = (a: Truth, b: Truth): Truth => (a === true || b === true ? true : a === null || b === null ? null : false);

const conjunction = compileExpression('=a and b');
const disjunction = compileExpression('=a or b');
const results = (compiled: ReturnType<typeof compileExpression>, variables: Record<string, unknown>): unknown => {
  const result = compiled.evaluate(contextOf(variables));
  return result.ok ? result.value : 'incident';
};

/** A decimal as whole units of 10^-scale. */
const decimal = fc.record({ units: fc.integer({ min: -1e9, max: 1e9 }), scale: fc.integer({ min: 0, max: 9 }) });
const textOf = ({ units, scale }: { units: number; scale: number }): string => {
  const digits = String(Math.abs(units)).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${units < 0 ? '-' : ''}${digits.slice(0, point)}${scale ? `.${digits.slice(point)}` : ''}`;
};
const unitsOf = ({ units, scale }: { units: number; scale: number }, target: number): bigint =>
  BigInt(units) * 10n ** BigInt(target - scale);

describe('three-valued logic', () => {
  test('and, or follow the tables, whatever the operands are', () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        expect(results(conjunction, { a, b })).toBe(and(asTruth(a), asTruth(b)));
        expect(results(disjunction, { a, b })).toBe(or(asTruth(a), asTruth(b)));
      }),
    );
  });

  test('all, any, every and some say the same as a chain of operators', () => {
    fc.assert(
      fc.property(fc.array(truth, { maxLength: 5 }), (list) => {
        const every = list.reduce<Truth>(and, true);
        const some = list.reduce<Truth>(or, false);
        const feel = '[all(l), every i in l satisfies i, any(l), some i in l satisfies i]';
        expect(valueOf(feel, { l: list })).toEqual([every, every, some, some]);
      }),
    );
  });

  test('a chain of both binds and closer than or', () => {
    fc.assert(
      fc.property(truth, truth, truth, truth, (a, b, c, d) => {
        expect(valueOf('a and b or c and d', { a, b, c, d })).toBe(or(and(a, b), and(c, d)));
        expect(valueOf('a or b and c or d', { a, b, c, d })).toBe(or(or(a, and(b, c)), d));
      }),
    );
  });
});

describe('decimals', () => {
  test('sums and differences are exact', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const scale = Math.max(a.scale, b.scale);
        for (const [operator, units] of [
          ['+', unitsOf(a, scale) + unitsOf(b, scale)],
          ['-', unitsOf(a, scale) - unitsOf(b, scale)],
        ] as const) {
          const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
          const expected = `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}.${digits.slice(digits.length - scale)}`;
          expect(valueOf(`${textOf(a)} ${operator} (${textOf(b)}) = ${expected.replace(/\.$/, '')}`)).toBe(true);
        }
      }),
    );
  });

  test('a JSON number and the same text are one number, also after arithmetic', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const variables = { a: Number(textOf(a)), b: Number(textOf(b)) };
        expect(
          valueOf(`a + b = ${textOf(a)} + (${textOf(b)}) and a * b = ${textOf(a)} * (${textOf(b)})`, variables),
        ).toBe(true);
      }),
    );
  });

  test('a quotient times its divisor is the dividend whenever the quotient ends', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(1, 2, 4, 5, 8, 10, 25, 64, 1000), (a, b) => {
        expect(valueOf('a / b * b = a', { a, b })).toBe(true);
      }),
    );
  });
});

describe('comparison', () => {
  const comparable = fc.oneof(
    fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.double({ noNaN: true, noDefaultInfinity: true })),
    fc.tuple(fc.string(), fc.string()),
    fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 })),
  );

  test('exactly one of less, equal and greater holds, and the operators mirror one another', () => {
    fc.assert(
      fc.property(comparable, ([a, b]) => {
        const [less, equal, greater, mirrored, orEqual] = valueOf('[a < b, a = b, a > b, b > a, a <= b]', {
          a,
          b,
        }) as boolean[];
        expect([less, equal, greater].filter(Boolean)).toHaveLength(1);
        expect([mirrored, orEqual]).toEqual([less, less || equal]);
      }),
    );
  });

  test('values of different types have no order and are not equal', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), fc.boolean(), (n, s, b) => {
        expect(valueOf('[n < s, n = s, s >= b, b = n, n != s, n = null]', { n, s, b })).toEqual([
          null,
          null,
          null,
          null,
          null,
          false,
        ]);
      }),
    );
  });
});

test('any text either compiles or is refused as FEEL, never anything else', () => {
  const piece = fc.constantFrom(
    'x',
    '1',
    '"a"',
    '+',
    '-',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    'if',
    'then',
    'else',
    'for',
    'in',
    'return',
    '.',
    ',',
    ':',
    'and',
    'not(',
    'null',
    '=',
    '<',
    '..',
    '@"P1D"',
    'date("2024")',
    '材料',
    '`a b`',
    '\n',
    'function(a)',
    '?',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const source = `=${pieces.join(' ')}`;
      try {
        expect(typeof compileExpression(source).evaluate(contextOf({ x: 5 })).ok).toBe('boolean');
      } catch (error) {
        expect((error as Error).name).toBe('FeelSyntaxError');
      }
    }),
    { numRuns: 500 },
  );
});
