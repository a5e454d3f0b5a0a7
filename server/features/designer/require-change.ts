import type { Db, Tx } from '../../db.js';
import { invalidState } from '../../shared/app-error.js';

/**
 * Refuses what is published already, for the engine would make no version of it. A newest version without a release is the
 * trace of a publication that was cut off between engine and database: publishing it again completes it.
 */
export async function requireChange(
  tx: Db | Tx,
  { processId, xml }: { processId: string; xml: string },
): Promise<void> {
  const newest = await tx.processDefinition.findFirst({
    where: { processId },
    orderBy: { version: 'desc' },
    select: { xml: true, version: true },
  });
  if (newest?.xml !== xml) return;
  const release = await tx.processRelease.findUnique({
    where: { processId_version: { processId, version: newest.version } },
  });
  if (release !== null)
    throw invalidState(
      `Expected a change against version ${newest.version} of ${processId}`,
      `与现行的第 ${newest.version} 版完全相同，没有可发布的改动`,
    );
}
