/** How often a table was changed by a committed statement. */
const versions = new Map<string, number>();
/** Tables with changes that are not committed yet → in how many connections. */
const uncommitted = new Map<string, number>();

/** Notes a change that an open transaction has made; nothing kept of the table is used until it ends. */
export const noteUncommitted = (table: string): void => void uncommitted.set(table, (uncommitted.get(table) ?? 0) + 1);

/** Notes that changes of a table were committed or rolled back. `wasOpen`: they had been noted as uncommitted. */
export function noteChanged(table: string, wasOpen: boolean): void {
  versions.set(table, (versions.get(table) ?? 0) + 1);
  if (!wasOpen) return;
  const left = (uncommitted.get(table) ?? 1) - 1;
  if (left > 0) uncommitted.set(table, left);
  else uncommitted.delete(table);
}

/** Says whether tables are as they were; null while a transaction that changed one of them is open. */
function stampOf(tables: readonly string[]): string | null {
  if (tables.some((table) => uncommitted.has(table))) return null;
  return tables.map((table) => versions.get(table) ?? 0).join(' ');
}

/** Values read from some tables, each kept until one of them is written to. */
export interface Kept<T> {
  get(key: string, load: () => Promise<T>): Promise<T>;
}

/** The same for each of several owners, e.g. databases, as long as the owner lives. */
export function keepForEach<T>(tables: readonly string[]): (owner: object) => Kept<T> {
  const owners = new WeakMap<object, Kept<T>>();
  return (owner) => {
    const known = owners.get(owner);
    if (known) return known;
    const fresh = keepWhileUnchanged<T>(tables);
    owners.set(owner, fresh);
    return fresh;
  };
}

/**
 * Keeps what was read from `tables` in memory until a statement of this process changes one of them; the data folder belongs to
 * one process (lock-data-folder). The adapter sees every statement, so nobody has to remember to empty anything. While a
 * transaction that changed a table is open, everybody reads for himself: inside it the change is seen, outside it is not.
 * At most `size` values; the one kept first goes first. A kept value is shared: it must not be changed.
 */
export function keepWhileUnchanged<T>(tables: readonly string[], size = 1_000): Kept<T> {
  const kept = new Map<string, { stamp: string; value: T }>();
  return {
    async get(key, load) {
      const stamp = stampOf(tables);
      if (stamp === null) return load();
      const known = kept.get(key);
      if (known?.stamp === stamp) return known.value;
      const value = await load();
      // what was read while somebody wrote carries the older stamp and is never used
      kept.delete(key);
      kept.set(key, { stamp, value });
      const [first] = kept.keys();
      if (kept.size > size && first !== undefined) kept.delete(first);
      return value;
    },
  };
}
