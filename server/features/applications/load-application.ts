import type { Tx } from '../../db.js';
import { notFound } from '../../shared/app-error.js';

/** The row; NOT_FOUND otherwise. */
export async function loadApplication(tx: Tx, id: string) {
  const application = await tx.application.findUnique({ where: { id } });
  if (!application) throw notFound(`Expected to find application ${id}`, '没有找到这份申请');
  return application;
}
export type ApplicationRecord = Awaited<ReturnType<typeof loadApplication>>;

type Change = Parameters<Tx['application']['update']>[0]['data'];

/** Changes the row and counts its version on. */
export function changeApplication(tx: Tx, at: Date, id: string, data: Change): Promise<ApplicationRecord> {
  return tx.application.update({ where: { id }, data: { ...data, updatedAt: at, version: { increment: 1 } } });
}
