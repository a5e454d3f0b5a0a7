import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Db } from '../db.js';

/** What tells one state of files from another, without making sense of them. */
export function fingerprintOfFiles(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

/** Whether what was loaded last under this ledger line came from files with this fingerprint (`detail.fingerprint`). */
export async function isLoaded(
  db: Db,
  line: { action: string; subjectType: string; subjectId: string },
  fingerprint: string,
): Promise<boolean> {
  const last = await db.ledgerEvent.findFirst({ where: line, orderBy: { seq: 'desc' }, select: { detail: true } });
  return (last?.detail as { fingerprint?: string } | null)?.fingerprint === fingerprint;
}
