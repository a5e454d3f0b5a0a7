import type { ProblemStatistics } from '../../api/problems.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { whereProblems, type ProblemFilter } from './problem-filter.js';

/** Problems counted by item, channel, responsible unit and step of the diagram (R46); most first. Merged ones count with what they joined. */
export async function findStatistics(db: Db, actor: UserActor, filter: ProblemFilter): Promise<ProblemStatistics> {
  const where = {
    AND: [whereProblems(actor, filter), { status: { not: 'MERGED' } }],
  };
  const count = { _count: { _all: true } } as const;
  const items = await db.problem.groupBy({
    by: ['serviceItemName'],
    where,
    ...count,
  });
  const channels = await db.problem.groupBy({
    by: ['experienceChannel'],
    where,
    ...count,
  });
  const units = await db.problem.groupBy({
    by: ['responsibleUnitId'],
    where,
    ...count,
  });
  const steps = await db.problem.groupBy({
    by: ['processId', 'elementId'],
    where: { AND: [where, { elementId: { not: null } }] },
    ...count,
  });
  const names = new Map(
    (await db.unit.findMany({ select: { id: true, name: true } })).map((unit) => [unit.id, unit.name]),
  );
  const sorted = (rows: { key: string; label: string; count: number }[]) =>
    rows.sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'zh-CN'));
  return {
    item: sorted(
      items.map((row) => ({
        key: row.serviceItemName,
        label: row.serviceItemName,
        count: row._count._all,
      })),
    ),
    channel: sorted(
      channels.map((row) => ({
        key: row.experienceChannel,
        label: row.experienceChannel,
        count: row._count._all,
      })),
    ),
    unit: sorted(
      units.map((row) => ({
        key: row.responsibleUnitId ?? '',
        label: names.get(row.responsibleUnitId ?? '') ?? '待归口',
        count: row._count._all,
      })),
    ),
    step: sorted(
      steps.map((row) => ({
        key: `${row.processId ?? ''}:${row.elementId ?? ''}`,
        label: row.elementId ?? '',
        count: row._count._all,
      })),
    ),
  };
}
