import { compileExpression, FeelSyntaxError } from '../../../server/engine/embedded/feel/index.js';
import { builtinNames } from '../../../server/engine/embedded/feel/functions/registry.js';
import { valueOf } from './feel-context.js';

describe('what feel-scala does not parse is refused at deployment', () => {
  test.each([
    ['', 'only blanks', '=  '],
    ['an exponent', '1e3', '=1e3'],
    ['a point without digits', '1.', '=1.'],
    ['a chain of comparisons', '1 < 2 < 3', '=1 < 2 < 3'],
    ['if on the right of a comparison', 'a = if', '=a = if b then 1 else 2'],
    ['if on the right of and', 'a and if', '=a and if b then c else d'],
    ['a range as a value', 'x = [1..3]', '=x = [1..3]'],
    ['a property of a range', '[1..5].start', '=[1..5].start'],
    ['a call of a literal', '(function)(4)', '=(function(x) x * 2)(4)'],
    ['a call of a result', 'f(1)(2)', '=f(1)(2)'],
    ['a name with a blank', 'a b', '=a b + 1'],
    ['a member with a blank', 'x.a b', '=x.a b'],
    ['two signs', '--x', '=--x'],
    ['two equals signs', 'x == 1', '=x == 1'],
    ['other languages', 'x && y', '=x && y'],
    ['not without parentheses', 'not x', '=not x'],
    ['an open text', '"a', '="a'],
    ['an open list', '[1, 2', '=[1, 2'],
    ['an if without else', 'if then', '=if x then 1'],
    ['a generic type', 'list<number>', '=[1] instance of list<number>'],
    ['a typed parameter', 'x: number', '=function(x: number) x'],
    ['arithmetic where a list is iterated', 'for i in a + b', '=for i in a + b return i'],
  ])('%s: %s', (_, __, source) => {
    expect(() => compileExpression(source)).toThrow(FeelSyntaxError);
  });

  test('the error names the place and the text', () => {
    let error: unknown;
    try {
      compileExpression('=x > 3 and y ! 1');
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ source: '=x > 3 and y ! 1', position: 13 });
    expect((error as Error).message).toContain('第 14 个字符');
  });
});

describe('names', () => {
  const words = [...new Set(builtinNames().flatMap((name) => name.split(' ')[0] ?? []))].filter(
    (word) => !['and', 'or'].includes(word),
  );

  test('a variable may be called like the first word of a function, next to that function', () => {
    for (const word of words) {
      const variables = { [word]: 5, q: 2 };
      expect([word, valueOf(`${word} - q`, variables)]).toEqual([word, 3]);
      expect([word, valueOf(`${word} - q + get or else(null, 1) + string length("ab")`, variables)]).toEqual([word, 6]);
    }
  });

  test('every function with blanks in its name can be called, with its arguments by place', () => {
    for (const name of builtinNames()) {
      expect(() => compileExpression(`=if ${name}(a, b) then 1 else 2`)).not.toThrow();
      expect(() => compileExpression(`={r: ${name}(a)}`)).not.toThrow();
    }
  });

  test('arguments may be given by name', () => {
    expect(valueOf('substring(string: "foobar", start position: 3)')).toBe('obar');
    expect(valueOf('contains(match: "o", string: "foo")')).toBe(true);
    expect(valueOf('get or else(value: null, default: 3)')).toBe(3);
    expect(valueOf('contains(text: "a", match: "a")')).toBeNull();
  });

  test('comments and line breaks do not matter', () => {
    expect(valueOf('1 // one\n+ /* and */ 2')).toBe(3);
    expect(valueOf('if true\nthen 1\nelse 2')).toBe(1);
  });

  test('and() and or() are functions too', () => {
    expect([valueOf('and([true, false])'), valueOf('or(false, true)'), valueOf('true and or([false])')]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
