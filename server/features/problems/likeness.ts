/** The pairs of neighbouring characters of a text, without blanks and punctuation; Chinese has no words to split at. */
function pairsOf(text: string): Set<string> {
  const characters = [...text.replace(/[\s\p{P}\p{S}]/gu, '')];
  return new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`));
}

/** How much two texts share: common pairs of characters over all pairs, 0 to 1. */
export function likeness(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  const common = [...a].filter((pair) => b.has(pair)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}
