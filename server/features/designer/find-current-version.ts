import type { Db, Tx } from '../../db.js';

/** The version that new cases take; null for a process that was never published. */
export async function findCurrentVersion(tx: Db | Tx, processId: string): Promise<number | null> {
  const newest = await tx.processDefinition.findFirst({
    where: { processId },
    orderBy: { version: 'desc' },
    select: { version: true },
  });
  return newest?.version ?? null;
}
