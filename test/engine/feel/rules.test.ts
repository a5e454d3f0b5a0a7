import { compileExpression } from '../../../server/engine/embedded/feel/index.js';
import { contextOf, valueOf } from './feel-context.js';

const variables = {
  x: 5,
  yes: true,
  nothing: null,
  list: [1, 2, 3],
  vote: 'yes',
  votes: [{ vote: 'yes' }, {}, null, { vote: 'no' }],
  材料: [
    { 名称: '甲', 合格: true },
    { 名称: '乙', 合格: false },
  ],
  order: { id: 'A1', lines: [{ price: 0.1 }, { price: 0.2 }] },
};

/** Expression → value; each rule was seen on the broker or stands in the source of feel-scala 1.17. */
const RULES: Record<string, [string, unknown][]> = {
  'wrong types give null, never an error': [
    ['x > "3"', null],
    ['missing > 3', null],
    ['missing = 3', false],
    ['-duration("PT1H")', null],
    ['x[1]', null],
    ['for i in x return i', null],
    ['some i in x satisfies i', null],
    ['"abc" - "c"', null],
    ['1 + null', null],
    ['1 / 0', null],
    ['sum([duration("P1D")])', null],
    ['number(5)', null],
    ['duration("P1W")', null],
  ],
  'a condition that is no boolean counts as false in if': [
    ['if missing then 1 else 2', 2],
    ['if "true" then 1 else 2', 2],
    ['if x > 3 then "大" else "小"', '大'],
  ],
  'numbers are decimals': [
    ['0.1 + 0.2 = 0.3', true],
    ['sum(order.lines.price)', 0.3],
    ['1.1 * 1.1', 1.21],
    ['100 * 1.1', 110],
    ['1 / 3 + 1 / 3 + 1 / 3 = 1', false],
    ['-2 ** 2', 4],
    ['2 ** 3 ** 2', 64],
    ['2 ** -1', 0.5],
    ['string(1.50)', '1.50'],
    ['string(1.5 + 0.5)', '2.0'],
    ['string(2.5 * 2)', '5.0'],
    ['string(100 / 0.5)', '2.0E+2'],
    ['string(12345678901234567890)', '12345678901234567890'],
    ['5 = 5.00', true],
  ],
  'names may be Chinese or stand between backticks': [
    ['count(材料[合格 = false])', 1],
    ['材料[名称 = "甲"].合格', [true]],
    ['材料[合格].名称', ['甲']],
    ['string join(材料.名称, "、")', '甲、乙'],
    ['{`办理 结果`: 1}', { '办理 结果': 1 }],
    ['`x` + 1', 6],
  ],
  'a name that an item lacks is looked up outside': [
    ['votes[vote = "yes"]', [{ vote: 'yes' }, {}, null]],
    ['votes[item.vote = "yes"]', [{ vote: 'yes' }]],
    ['list[item >= x - 3]', [2, 3]],
  ],
  'a filter is a place if it gives a number': [
    ['list[-1]', 3],
    ['list[0]', null],
    ['list[x - 4]', 1],
    ['list[item >= 2][1]', 2],
    ['[1, 2, 3][x > 9]', []],
  ],
  'the second list of a for cannot see the first variable': [
    ['for i in [1, 2], j in [i] return j', [null, null]],
    ['for i in 3..1 return i', [3, 2, 1]],
  ],
  'tests after in end where feel-scala ends them': [
    ['x in [1..5] and yes', true],
    ['x in > 3 and yes', true],
    ['x in (5, 6) and yes', true],
    ['x in [1..3] or x > 4 and yes', true],
    ['x in (> 3 and < 6)', true],
    ['x in [1, 5] and yes', false],
    ['x in [1, 5]', true],
    ['nothing in (1, 2)', false],
    ['5 in ? > 3', true],
  ],
  'a context is evaluated in order, entries see earlier ones': [
    ['{a: x, b: a + 1, c: {d: b}}', { a: 5, b: 6, c: { d: 6 } }],
    ['{f: function(n) if n <= 1 then 1 else n, r: f(3)}', { r: 3 }],
  ],
  'functions of later versions give null': [
    ['trim(" a ")', null],
    ['uuid()', null],
    ['is blank("")', null],
    ['is empty([])', null],
    ['partition([1, 2], 1)', null],
    ['list replace([1], 1, 2)', null],
    ['to json({})', null],
    ['from json("1")', null],
    ['round half even(2.5, 0)', null],
  ],
  'contexts are no elements of a list unless they are the same': [
    ['list contains([{a: 1}], {a: 1})', false],
    ['[{a: 1}] = [{a: 1}]', true],
    ['distinct values([{a: 1}, {a: 1}])', [{ a: 1 }]],
  ],
  'in a pattern one backslash is enough': [
    ['matches("a1", "\\d")', true],
    ['matches("a1", "\\\\d")', false],
    ['"a\\\\d"', 'a\\\\d'],
  ],
  'temporal values are stored in their normal form': [
    ['duration("P1DT2H")', 'PT26H'],
    ['duration("-PT90M")', 'PT-1H-30M'],
    ['duration("P1D") * 1.5', 'PT24H'],
    ['date("2024-01-31") + duration("PT36H")', '2024-02-01'],
    ['date("2024-01-31") + duration("P1M")', '2024-02-29'],
    ['now()', '2024-02-29T10:00Z[Etc/UTC]'],
    ['string(now())', '2024-02-29T10:00:00@Etc/UTC'],
    ['today()', '2024-02-29'],
    ['string(duration("P1D"))', 'P1D'],
    ['date and time("2024-03-10T02:30:00@America/New_York")', '2024-03-10T03:30-04:00[America/New_York]'],
  ],
};

describe.each(Object.entries(RULES))('%s', (_, cases) => {
  test.each(cases)('%s', (feel, expected) => {
    expect(valueOf(feel, variables)).toEqual(expected);
  });
});

describe('an exception on the broker is a failed evaluation with a reason in Chinese', () => {
  test.each([
    '[1] < [2]',
    'modulo(5, 0)',
    'log(0)',
    'stddev([1])',
    'substring("abc", 9)',
    'substring("abc", -9)',
    '?',
    'assert(x, x > 9)',
    '[1, {a: assert(x, x > 9, "太小")}]',
    'order.total(1)',
    'date and time(now(), "Mars/Olympus")',
    '0 ** -1',
    '9 ** 999999999',
    'decimal(1, 20000)',
    'for i in 1..1000000000 return i',
    'some i in 1..2000, j in 1..2000 satisfies false',
    'for i in 1..40 return partial',
  ])('%s', (feel) => {
    const result = compileExpression(`=${feel}`).evaluate(contextOf(variables));
    expect(result).toMatchObject({ ok: false, message: expect.stringMatching(/[一-鿿]/) });
  });
});

describe('text of an attribute', () => {
  test('without "=" is static, and so is "=" alone', () => {
    for (const text of ['REVIEW', '5', 'a = b', '=', '']) {
      const compiled = compileExpression(text);
      expect([compiled.isStatic, compiled.evaluate(contextOf())]).toEqual([true, { ok: true, value: text, raw: text }]);
    }
  });

  test('is evaluated anew each time, with the variables of that time', () => {
    const compiled = compileExpression('=x + 1');
    expect([1, 2].map((x) => compiled.evaluate(contextOf({ x })))).toMatchObject([{ value: 2 }, { value: 3 }]);
  });

  test('gives a variable back as it is, without a copy', () => {
    const result = compileExpression('=order').evaluate(contextOf(variables));
    expect(result.ok && result.value).toBe(variables.order);
  });

  test('does not see what JavaScript objects inherit', () => {
    expect(
      ['order.constructor', 'order.toString', '{}.hasOwnProperty'].map((feel) => valueOf(feel, variables)),
    ).toEqual([null, null, null]);
  });
});
