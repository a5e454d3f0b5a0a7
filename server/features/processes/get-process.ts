import type { ProcessView } from '../../api/processes.js';
import type { Db } from '../../db.js';
import { notFound } from '../../shared/app-error.js';
import { readProcessRows } from './find-processes.js';

/** One process with its newest diagram and all its versions, newest first. */
export async function getProcess(db: Db, processId: string): Promise<ProcessView> {
  const [rows, definitions, running] = await Promise.all([
    readProcessRows(db),
    db.processDefinition.findMany({ where: { processId }, orderBy: { version: 'desc' } }),
    db.processInstance.groupBy({ by: ['version'], where: { processId, state: 'ACTIVE' }, _count: true }),
  ]);
  const row = rows.find((one) => one.processId === processId);
  const newest = definitions[0];
  if (!row || !newest) throw notFound(`Process ${processId} is not deployed`, '没有这个流程');
  const runningOf = new Map(running.map((one) => [one.version, one._count]));
  return {
    ...row,
    xml: newest.xml,
    versions: definitions.map(({ version, deployedAt }) => ({
      version,
      deployedAt: deployedAt.toISOString(),
      running: runningOf.get(version) ?? 0,
    })),
  };
}

/** The definition of a version; the newest one when none is named. */
export async function getDefinition(db: Db, processId: string, version?: number) {
  const definition = await db.processDefinition.findFirst({
    where: { processId, ...(version !== undefined && { version }) },
    orderBy: { version: 'desc' },
  });
  if (!definition)
    throw notFound(`Version ${version ?? 'newest'} of process ${processId} is not deployed`, '没有这个流程版本');
  return definition;
}
