import type { UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import type { NewNotice } from '../../shared/notice-service.js';

/** Writes a notice with the transaction that causes it; a key that is there already is left as it is. */
export async function sendNotice({ tx, at }: UnitOfWork, notice: NewNotice): Promise<void> {
  await tx.notice.upsert({ where: { dedupeKey: notice.dedupeKey }, create: { id: newId('note', at), createdAt: at, ...notice }, update: {} });
}
