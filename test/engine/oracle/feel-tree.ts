/** An expression before it is written: text and, between it, expressions of their own. What shrinking takes apart. */
export interface FeelTree {
  parts: readonly (string | FeelTree)[];
}

/** `feel\`[${a}, ${b}]\``: a tree of its text and its parts. */
export function feel(texts: TemplateStringsArray, ...trees: (string | FeelTree)[]): FeelTree {
  return { parts: texts.flatMap((text, index) => (index < trees.length ? [text, trees[index] ?? ''] : [text])) };
}

export function joined(trees: readonly FeelTree[], separator: string): FeelTree {
  return { parts: trees.flatMap((tree, index) => (index === 0 ? [tree] : [separator, tree])) };
}

export function textOf(tree: FeelTree): string {
  return tree.parts.map((part) => (typeof part === 'string' ? part : textOf(part))).join('');
}

const SIMPLEST: readonly FeelTree[] = ['null', '1', '"a"', 'true', '[]'].map((text) => ({ parts: [text] }));

/** Smaller trees of the same kind: a part in place of the whole, a plain value in place of a part, one level at a time. */
export function* smaller(tree: FeelTree): Generator<FeelTree> {
  const size = textOf(tree).length;
  for (const part of tree.parts) if (typeof part !== 'string') yield part;
  for (const plain of SIMPLEST) if (textOf(plain).length < size) yield plain;
  for (const [index, part] of tree.parts.entries()) {
    if (typeof part === 'string') continue;
    for (const less of smaller(part)) {
      yield { parts: tree.parts.map((other, at) => (at === index ? less : other)) };
    }
  }
}
