import type { Db } from '../../db.js';
import { notFound } from '../../shared/app-error.js';
import type { CheckableApplication } from '../catalogue/find-missing-entries.js';

/** A draft as the check sees it. The credit commitment is signed on the last page, so it is not counted as missing before. */
export async function getCheckable(db: Db, id: string): Promise<CheckableApplication> {
  const application = await db.application.findUnique({
    where: { id },
    select: { id: true, oneThingId: true, form: true, selectedItems: true, creditCommitmentAt: true },
  });
  if (!application) throw notFound(`Expected to find application ${id}`, '没有找到这份申请');
  return { ...application, creditCommitment: application.creditCommitmentAt !== null };
}
