import type { Db, Tx } from '../../db.js';
import { notFound } from '../../shared/app-error.js';

export interface Target {
  key: string;
  processInstanceKey: string;
  /** The open incident that holds the step. */
  incidentKey: string | null;
}

/** The stuck step that an id means: an open incident, or a job that waits. */
export async function findTarget(db: Db | Tx, id: string): Promise<Target | null> {
  const open = await db.incident.findFirst({
    where: { OR: [{ key: id }, { jobKey: id }], resolvedAt: null },
    orderBy: { createdAt: 'desc' },
    select: { key: true, processInstanceKey: true },
  });
  if (open) return { key: id, processInstanceKey: open.processInstanceKey, incidentKey: open.key };
  const job = await db.openJob.findUnique({ where: { key: id }, select: { processInstanceKey: true } });
  return job && { key: id, processInstanceKey: job.processInstanceKey, incidentKey: null };
}

/** The same. NOT_FOUND where nothing is stuck under that key (any more). */
export async function getTarget(db: Db | Tx, id: string): Promise<Target> {
  const target = await findTarget(db, id);
  if (!target) throw notFound(`Expected ${id} to be an open incident or job`, '这一步已经不再卡住，或没有这个编号');
  return target;
}
