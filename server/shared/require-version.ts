import { conflict } from './app-error.js';

/** Optimistic lock: refuses with CONFLICT when the caller saw an older state of the row. */
export function requireVersion(what: string, row: { id: string; version: number }, seen: number): void {
  if (row.version !== seen)
    throw conflict(
      `Expected ${what} ${row.id} in version ${seen}, but it is ${row.version}`,
      '这条记录刚被别人改过，请刷新后再试',
    );
}
