import { FeelFailure, ILLEGAL_ARGUMENTS } from '../values/feel-error.js';
import { isNumber, type FeelNumber, type FeelValue } from '../values/feel-value.js';
import { toInt32 } from '../values/numbers.js';
import { builtin, type Builtin, type Builtins } from './builtin.js';
import { javaMatches, javaRegex, javaReplace, javaSplit } from './java-regex.js';

/** A function of texts only. */
function ofTexts(params: readonly string[], invoke: (...texts: string[]) => FeelValue): Builtin {
  return {
    params,
    invoke: (args) =>
      args.every((arg) => typeof arg === 'string') ? invoke(...(args as string[])) : ILLEGAL_ARGUMENTS,
  };
}

/** Counted from 1, from the end if not positive. */
function indexOf(text: string, place: FeelNumber): number {
  const position = toInt32(place);
  return position > 0 ? position - 1 : text.length + position;
}

/** Java's `substring`. @throws FeelFailure out of range, which is an incident on the broker */
function slice(text: string, from: number, to: number): string {
  if (from < 0 || to > text.length || from > to) throw new FeelFailure('substring 的位置超出了文本');
  return text.slice(from, to);
}

const substring: Builtin[] = [
  builtin(['string', 'start position'], ([text, start]) =>
    typeof text === 'string' && isNumber(start) ? slice(text, indexOf(text, start), text.length) : ILLEGAL_ARGUMENTS,
  ),
  builtin(['string', 'start position', 'length'], ([text, start, length]) => {
    if (typeof text !== 'string' || !isNumber(start) || !isNumber(length)) return ILLEGAL_ARGUMENTS;
    const from = indexOf(text, start);
    return slice(text, from, Math.min(from + toInt32(length), text.length));
  }),
];

function replace(input: string, pattern: string, replacement: string, flags?: string): FeelValue {
  const regex = javaRegex(pattern, flags);
  return (regex && javaReplace(input, regex, replacement)) ?? ILLEGAL_ARGUMENTS;
}

function matches(input: string, pattern: string, flags?: string): FeelValue {
  return javaRegex(pattern, flags)?.test(input) ?? ILLEGAL_ARGUMENTS;
}

/** Lengths and places count UTF-16 units, as on the broker: an emoji is two. */
export const STRING_FUNCTIONS: Builtins = {
  substring,
  'string length': [ofTexts(['string'], (text = '') => text.length)],
  'upper case': [ofTexts(['string'], (text = '') => text.toUpperCase())],
  'lower case': [ofTexts(['string'], (text = '') => text.toLowerCase())],
  'substring before': [
    ofTexts(['string', 'match'], (text = '', match = '') => text.slice(0, Math.max(text.indexOf(match), 0))),
  ],
  'substring after': [
    ofTexts(['string', 'match'], (text = '', match = '') =>
      text.includes(match) ? text.slice(text.indexOf(match) + match.length) : '',
    ),
  ],
  replace: [
    ofTexts(['input', 'pattern', 'replacement'], replace as never),
    ofTexts(['input', 'pattern', 'replacement', 'flags'], replace as never),
  ],
  contains: [ofTexts(['string', 'match'], (text = '', match = '') => text.includes(match))],
  'starts with': [ofTexts(['string', 'match'], (text = '', match = '') => text.startsWith(match))],
  'ends with': [ofTexts(['string', 'match'], (text = '', match = '') => text.endsWith(match))],
  matches: [ofTexts(['input', 'pattern'], matches as never), ofTexts(['input', 'pattern', 'flags'], matches as never)],
  split: [
    ofTexts(['string', 'delimiter'], (text = '', delimiter = '') => {
      const regex = javaRegex(delimiter);
      return regex ? javaSplit(text, regex) : ILLEGAL_ARGUMENTS;
    }),
  ],
  extract: [
    ofTexts(['input', 'pattern'], (text = '', pattern = '') => {
      const regex = javaRegex(pattern);
      return regex ? [...javaMatches(text, regex)].map((match) => match[0]) : ILLEGAL_ARGUMENTS;
    }),
  ],
};
