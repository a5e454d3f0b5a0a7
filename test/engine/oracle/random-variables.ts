import type { Random } from '../fuzz/random.js';

const NUMBERS = [0, 1, 2, 3, -1, 5, 0.1, 0.2, 1.5, 100, 1e21, 1e-7, 12345678.9, 9007199254740991];
const TEXTS = ['', 'a', 'abc', '张三', '😀a', '2024-02-29', 'PT1H', '10', 'true'];

/** Variables of a process, JSON as a worker would send it; each may be missing. */
export function drawVariables(random: Random): Record<string, unknown> {
  const number = () => random.pick(NUMBERS);
  const text = () => random.pick(TEXTS);
  const scalar = (): unknown => random.pick<() => unknown>([number, text, () => null, () => random.chance(0.5)])();
  const context = (): Record<string, unknown> => ({ a: scalar(), b: scalar(), d: { e: scalar() }, 姓名: text() });
  const all: Record<string, () => unknown> = {
    x: number,
    y: number,
    件数: number,
    s: text,
    姓名: text,
    textDate: () => '2024-01-31T10:00:00Z',
    b: () => random.chance(0.5),
    已办结: () => random.chance(0.5),
    n: () => null,
    l: () => random.times(random.below(4), () => random.pick<() => unknown>([scalar, context])()),
    事项: () => random.times(random.below(3), context),
    nums: () => random.times(random.below(4), number),
    c: context,
    申请: () => ({ 姓名: text(), 类型: scalar(), a: number() }),
    a: scalar,
  };
  return Object.fromEntries(
    Object.entries(all)
      .filter(() => random.chance(0.85))
      .map(([name, draw]) => [name, draw()]),
  );
}
