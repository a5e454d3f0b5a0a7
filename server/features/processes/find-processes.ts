import type { ListQuery, Page } from '../../api/list.js';
import type { ProcessRow } from '../../api/processes.js';
import type { Db } from '../../db.js';
import { processKind } from './process-kinds.js';

/** The library of processes: the newest version of each, with what runs and what is stuck. */
export async function findProcesses(
  db: Db,
  query: Pick<ListQuery, 'page' | 'pageSize' | 'order'> & { q?: string | undefined; sort?: string | undefined },
): Promise<Page<ProcessRow>> {
  const rows = await readProcessRows(db);
  const found = rows.filter(
    (row) => query.q === undefined || row.name.includes(query.q) || row.processId.includes(query.q),
  );
  const key = (row: ProcessRow) =>
    query.sort === 'deployedAt' ? row.deployedAt : query.sort === 'name' ? row.name : `${row.kind} ${row.name}`;
  found.sort((a, b) => key(a).localeCompare(key(b), 'zh-CN') * (query.order === 'desc' ? -1 : 1));
  const from = (query.page - 1) * query.pageSize;
  return { items: found.slice(from, from + query.pageSize), total: found.length };
}

/** There are a few dozen processes at most, so all of them are read. */
export async function readProcessRows(db: Db): Promise<ProcessRow[]> {
  const [definitions, running, incidents] = await Promise.all([
    db.processDefinition.findMany({
      orderBy: { version: 'asc' },
      select: { processId: true, name: true, version: true, deployedAt: true, resourceName: true },
    }),
    db.processInstance.groupBy({ by: ['processId'], where: { state: 'ACTIVE' }, _count: true }),
    db.incident.groupBy({ by: ['processId'], where: { resolvedAt: null }, _count: true }),
  ]);
  const runningOf = new Map(running.map((row) => [row.processId, row._count]));
  const incidentsOf = new Map(incidents.map((row) => [row.processId, row._count]));
  const newest = new Map(definitions.map((row) => [row.processId, row]));
  return [...newest.values()].map((row) => ({
    processId: row.processId,
    name: row.name,
    kind: processKind(row.resourceName),
    version: row.version,
    deployedAt: row.deployedAt.toISOString(),
    running: runningOf.get(row.processId) ?? 0,
    incidents: incidentsOf.get(row.processId) ?? 0,
  }));
}
