import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { notFound } from '../../shared/app-error.js';
import { loadRectification } from './load-rectification.js';
import { requireReader } from './require-reader.js';

/** Where the file of a proof is; only for who may read the rectification. */
export async function getProofFile(
  db: Db,
  actor: UserActor,
  input: { id: string; proofId: string },
): Promise<{ name: string; contentType: string; path: string }> {
  const rectification = await loadRectification(db, input.id);
  await requireReader(db, actor, rectification);
  const proof = await db.rectificationProof.findFirst({
    where: { id: input.proofId, rectificationId: rectification.id },
    select: { fileId: true },
  });
  const file = proof && (await db.storedFile.findUnique({ where: { id: proof.fileId } }));
  if (!file) throw notFound(`Expected to find the file of proof ${input.proofId}`, '没有找到这份佐证');
  return { name: file.name, contentType: file.contentType, path: file.path };
}
