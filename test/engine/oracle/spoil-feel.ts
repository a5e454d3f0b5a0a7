import type { Random } from '../fuzz/random.js';
import { textOf, type FeelTree } from './feel-tree.js';

const TOKEN = /"(?:\\.|[^"\\])*"|[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?|\*\*|\.\.|[<>!]=|\s+|[^]/gu;

const EXTRA = [
  ...'( ) [ ] { } , . .. : ; + - * / ** = != < > ? @ " ` # % & | \\ \''.split(' '),
  ...'and or not in if then else for return some every satisfies between instance of function null true false item'.split(
    ' ',
  ),
  ...[
    '//x\n',
    '/*x*/',
    '\n',
    '\t',
    '\u00a0',
    '\u3000',
    ' ',
    '',
    '1',
    'x',
    '"a"',
    'date',
    'x1',
    '_',
    '$',
    '人',
    '1e3',
    '0x1',
    '-',
  ],
];

/** Takes an expression's words and changes one or a few at random: most results do not parse, and both engines must say so. */
export function spoil(random: Random, tree: FeelTree): FeelTree {
  let words: string[] = textOf(tree).match(TOKEN) ?? [];
  for (let left = 1 + random.below(2); left > 0; left -= 1) {
    const at = random.below(words.length + 1);
    words = random.weighted<() => string[]>([
      [3, () => [...words.slice(0, at), ...words.slice(at + 1)]],
      [3, () => [...words.slice(0, at), random.pick(EXTRA), ...words.slice(at)]],
      [2, () => [...words.slice(0, at), random.pick(EXTRA), ...words.slice(at + 1)]],
      [1, () => [...words.slice(0, at), words[at] ?? '', ...words.slice(at)]],
      [1, () => words.filter((word, index) => index < at || index > at + 3 || word.trim() !== '')],
    ])();
  }
  return { parts: words.map((word) => ({ parts: [word] })) };
}
