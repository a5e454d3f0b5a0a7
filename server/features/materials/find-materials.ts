import type { MaterialView } from '../../api/applications.js';
import type { Db, Tx } from '../../db.js';
import type { Actor } from '../../shared/actor.js';
import { toMaterialView } from './material-view.js';

/** The materials of an application that count, oldest first. */
export async function findMaterials(db: Db | Tx, actor: Actor, applicationId: string): Promise<MaterialView[]> {
  const rows = await db.material.findMany({
    where: { applicationId, status: { not: 'REPLACED' } },
    include: { file: true },
    orderBy: { addedAt: 'asc' },
  });
  return rows.map((row) => toMaterialView(row, actor));
}
