import type { UnitOfWork } from '../../shared/command-context.js';

/** A need is done when all its measures are, and open again when one is not; asked of one need, or of those a rectification's measures answer. */
export async function followMeasures(
  { tx, at }: UnitOfWork,
  which: { needId: string } | { rectificationId: string },
): Promise<void> {
  const measures = await tx.measure.findMany({
    where: { ...which, needId: { not: null }, ...('needId' in which ? { needId: which.needId } : {}) },
    select: { needId: true },
  });
  const asked = 'needId' in which ? [which.needId] : [];
  for (const id of new Set([...asked, ...measures.flatMap(({ needId }) => needId ?? [])])) {
    const all = await tx.measure.count({ where: { needId: id } });
    const open = await tx.measure.count({ where: { needId: id, doneAt: null } });
    const need = await tx.need.findUniqueOrThrow({ where: { id }, select: { closedAt: true } });
    await tx.need.update({ where: { id }, data: { closedAt: all === 0 || open > 0 ? null : (need.closedAt ?? at) } });
  }
}
