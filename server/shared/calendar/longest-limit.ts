/**
 * The limit that ends last: the promise of the whole case is the longest single limit (R116). Limits without a due instant
 * (无时限) are no promise; null when there is none at all.
 */
export function longestLimit<T extends { dueAt: Date | null }>(limits: readonly T[]): T | null {
  return limits.reduce<T | null>(
    (longest, each) => (each.dueAt && (!longest?.dueAt || each.dueAt > longest.dueAt) ? each : longest),
    null,
  );
}
