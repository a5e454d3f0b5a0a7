import type { ElementCount } from '../../api/processes.js';
import type { Db } from '../../db.js';
import { getDefinition } from './get-process.js';

/** For each element of a version: how many cases wait there, how many went through, how many are stuck. */
export async function findElementCounts(db: Db, processId: string, version?: number): Promise<ElementCount[]> {
  const { key } = await getDefinition(db, processId, version);
  const [active, tallies, incidents] = await Promise.all([
    // the body of a multi-instance has its element's id and would count the element once too often
    db.elementInstance.groupBy({
      by: ['elementId'],
      where: { definitionKey: key, state: 'ACTIVE', elementType: { not: 'MULTI_INSTANCE_BODY' } },
      _count: true,
    }),
    db.elementTally.findMany({ where: { definitionKey: key } }),
    db.incident.groupBy({ by: ['elementId'], where: { definitionKey: key, resolvedAt: null }, _count: true }),
  ]);
  const counts = new Map<string, ElementCount>();
  const of = (elementId: string): ElementCount => {
    const count = counts.get(elementId) ?? { elementId, active: 0, completed: 0, incidents: 0 };
    counts.set(elementId, count);
    return count;
  };
  for (const row of active) of(row.elementId).active = row._count;
  for (const row of tallies) of(row.elementId).completed = row.completed;
  for (const row of incidents) of(row.elementId).incidents = row._count;
  return [...counts.values()].filter((count) => count.elementId !== processId);
}
