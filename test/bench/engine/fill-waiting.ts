import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { multiplyCase, type Copies } from './multiply-case.js';
import { bringToOfficials, openAtNow } from './open-waiting.js';
import { readRows, watchRows, type RowScript } from './row-script.js';
import { ITEMS } from './run-cases.js';

/** A file in which cases wait at six officials each. */
export interface WaitingFile extends Copies {
  file: string;
  /** Tasks of the first case; those of the n-th copy have keys that are n times `stride` larger. */
  tasks: number[];
  /** Bytes for one waiting case in the working tables and their indexes, and of its records. */
  bytesPerCase: number;
  historyBytesPerCase: number;
}

export async function fillWaiting(file: string, tasks: number, withHistory: boolean): Promise<WaitingFile> {
  const engine = await openAtNow(file);
  const first = await bringToOfficials(engine);
  await engine.close();
  const copies = multiplyCase(file, Math.max(1, Math.round(tasks / ITEMS)) - 1, withHistory);
  return { file, ...copies, tasks: first.map(Number), ...bytesPerCase(file, copies.count + 1) };
}

/** The rows that one click on the first task of a case writes. */
export async function scriptOfClick(file: string): Promise<RowScript> {
  const engine = await openAtNow(file);
  const [task] = await bringToOfficials(engine);
  await engine.close();
  watchRows(file);
  const again = await openAtNow(file);
  await again.completeJob({ jobKey: task as string, variables: CLICK });
  await again.close();
  const script = readRows(file);
  for (const end of ['', '-wal', '-shm', '.lock']) rmSync(file + end, { force: true });
  return script;
}

/** What an official answers. */
export const CLICK = { decision: 'pass' };

function bytesPerCase(file: string, cases: number): { bytesPerCase: number; historyBytesPerCase: number } {
  const db = new Database(file, { readonly: true });
  const size = (where: string) =>
    Number(db.prepare(`select coalesce(sum(pgsize), 0) from dbstat where aggregate = true and ${where}`).pluck().get());
  const history = size(`name = 'record_batch'`);
  const working = size(`name not in ('record_batch', 'definition', 'meta') and name not like 'sqlite%'`);
  db.close();
  return { bytesPerCase: working / cases, historyBytesPerCase: history / cases };
}
