/** Up to here Scala's maps keep the order in which entries were put. */
const KEEPS_ORDER = 4;
const BITS = 5;

/** `String.hashCode`, then what Scala's hash map makes of it. */
function hashOf(key: string): number {
  let hash = 0;
  for (let index = 0; index < key.length; index += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(index)) | 0;
  hash = (hash + ~(hash << 9)) | 0;
  hash ^= hash >>> 14;
  hash = (hash + (hash << 4)) | 0;
  return hash ^ (hash >>> 10);
}

interface Hashed<T> {
  hash: number;
  entry: T;
}

/** One node of the hash trie: what stands alone at its place first, then the nodes below. */
function fromNode<T>(items: readonly Hashed<T>[], shift: number): T[] {
  if (shift >= 32) return items.map(({ entry }) => entry);
  const places = new Map<number, Hashed<T>[]>();
  for (const item of items) {
    const place = (item.hash >>> shift) & 31;
    places.set(place, [...(places.get(place) ?? []), item]);
  }
  const inOrder = [...places].sort(([a], [b]) => a - b).map(([, group]) => group);
  return [
    ...inOrder.filter((group) => group.length === 1).map((group) => (group[0] as Hashed<T>).entry),
    ...inOrder.filter((group) => group.length > 1).flatMap((group) => fromNode(group, shift + BITS)),
  ];
}

/** The entries of a context in the order that feel-scala shows them in: that of a Scala map. */
export function inScalaOrder<T>(entries: [string, T][]): [string, T][] {
  if (entries.length <= KEEPS_ORDER) return entries;
  return fromNode(
    entries.map((entry) => ({ hash: hashOf(entry[0]), entry })),
    0,
  );
}
