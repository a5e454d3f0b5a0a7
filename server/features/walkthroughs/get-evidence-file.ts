import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { notFound } from '../../shared/app-error.js';
import { loadWalkthrough } from './load-walkthrough.js';
import { requireReader } from './walkthrough-permissions.js';

/** Where the file of a piece of evidence is; only for who may read the walk. */
export async function getEvidenceFile(
  db: Db,
  actor: UserActor,
  input: { id: string; evidenceId: string },
): Promise<{ name: string; contentType: string; path: string }> {
  const walkthrough = await loadWalkthrough(db, input.id);
  requireReader(actor, walkthrough);
  const evidence = walkthrough.records.flatMap((record) => record.evidence).find(({ id }) => id === input.evidenceId);
  const file = evidence && (await db.storedFile.findUnique({ where: { id: evidence.fileId } }));
  if (!file) throw notFound(`Expected to find the file of evidence ${input.evidenceId}`, '没有找到这份凭证');
  return { name: file.name, contentType: file.contentType, path: file.path };
}
