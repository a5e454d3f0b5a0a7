/** What a change really changes: field → [before, after]. Lists are compared by their content. */
export function changedFields<T extends object>(before: Partial<T>, after: T): Record<string, [unknown, unknown]> {
  const changes: Record<string, [unknown, unknown]> = {};
  for (const [field, value] of Object.entries(after)) {
    const old = (before as Record<string, unknown>)[field];
    if (JSON.stringify(old) !== JSON.stringify(value)) changes[field] = [old ?? null, value ?? null];
  }
  return changes;
}
