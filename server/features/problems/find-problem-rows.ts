import type { ProblemSource, ProblemStatus } from '../../api/loop-states.js';
import type { ProblemRow } from '../../api/problems.js';
import type { Db, Tx } from '../../db.js';

/** Problems as lists show them, in the order of the ids. */
export async function findProblemRows(db: Db | Tx, ids: readonly string[]): Promise<ProblemRow[]> {
  const found = await db.problem.findMany({
    where: { id: { in: [...ids] } },
    include: {
      problemClass: { select: { name: true } },
      _count: { select: { measures: true } },
      rectifications: {
        orderBy: { openedAt: 'desc' },
        take: 1,
        select: { id: true, number: true, openedAt: true },
      },
      treatments: {
        where: { endedAt: null },
        orderBy: { linkedAt: 'desc' },
        take: 1,
        select: { linkedAt: true, rectification: { select: { id: true, number: true } } },
      },
    },
  });
  const unitIds = found.flatMap((problem) => problem.responsibleUnitId ?? []);
  const units = new Map(
    (
      await db.unit.findMany({
        where: { id: { in: unitIds } },
        select: { id: true, name: true },
      })
    ).map((unit) => [unit.id, unit.name]),
  );
  const byId = new Map(found.map((problem) => [problem.id, problem]));
  return ids.flatMap((id) => {
    const problem = byId.get(id);
    if (!problem) return [];
    const [own] = problem.rectifications;
    const [joined] = problem.treatments;
    // what came last: its own, or that of a sibling which it joined
    const rectification = joined && (!own || joined.linkedAt > own.openedAt) ? joined.rectification : own;
    return [
      {
        id,
        number: problem.number,
        title: problem.title,
        source: problem.source as ProblemSource,
        status: problem.status as ProblemStatus,
        serviceItemName: problem.serviceItemName,
        experienceChannel: problem.experienceChannel,
        reporterPost: problem.reporterPost,
        unitName: problem.responsibleUnitId ? (units.get(problem.responsibleUnitId) ?? null) : null,
        className: problem.problemClass?.name ?? null,
        measures: problem._count.measures,
        rectificationId: rectification?.id ?? null,
        rectificationNumber: rectification?.number ?? null,
        createdAt: problem.createdAt.toISOString(),
      },
    ];
  });
}
