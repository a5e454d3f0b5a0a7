import type { ProofSlot } from '../../api/loop-states.js';
import type { RectificationView } from '../../api/rectifications.js';
import type { Db } from '../../db.js';
import type { RectificationRecord } from './load-rectification.js';
import { proofHref } from './proof-href.js';

/** The proofs that count, of all rounds, oldest first. */
export async function findProofs(db: Db, { id, proofs }: RectificationRecord): Promise<RectificationView['proofs']> {
  const files = new Map(
    (
      await db.storedFile.findMany({
        where: { id: { in: proofs.map((proof) => proof.fileId) } },
      })
    ).map((file) => [file.id, file]),
  );
  return proofs.map((proof) => ({
    id: proof.id,
    slot: proof.slot as ProofSlot,
    round: proof.round,
    fileName: files.get(proof.fileId)?.name ?? '',
    contentType: files.get(proof.fileId)?.contentType ?? '',
    href: proofHref(id, proof.id),
    note: proof.note,
    addedAt: proof.addedAt.toISOString(),
  }));
}
