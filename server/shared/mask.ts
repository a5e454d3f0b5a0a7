/**
 * Masks a person's name for lists and notices (R182): `张三一` → `张*一`, `张三` → `张*`, `欧阳三一` → `欧**一`. Counts code points,
 * so that rare characters outside the basic plane stay whole.
 */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  const [first, ...rest] = characters;
  if (first === undefined) return '';
  if (rest.length === 0) return '*';
  if (rest.length === 1) return `${first}*`;
  return first + '*'.repeat(rest.length - 1) + (rest.at(-1) ?? '');
}
