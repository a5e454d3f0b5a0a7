import type { Tx } from '../../db.js';
import { invalidArgument } from '../../shared/app-error.js';

/** Refuses a parent that does not exist, or that is the unit itself or below it: the tree stays a tree. */
export async function checkUnitParent(tx: Tx, unitId: string | null, parentId: string | null): Promise<void> {
  const seen = new Set<string>();
  for (let id = parentId; id !== null;) {
    if (id === unitId || seen.has(id))
      throw invalidArgument(`Expected no cycle through unit ${id}`, '上级单位不能是本单位或其下级单位');
    seen.add(id);
    const parent: { parentId: string | null } | null = await tx.unit.findUnique({
      where: { id },
      select: { parentId: true },
    });
    if (!parent) throw invalidArgument(`Expected parent unit ${id} to exist`, '上级单位不存在');
    id = parent.parentId;
  }
}
