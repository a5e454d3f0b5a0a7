import type { EventTopic } from '../../api/admin.js';
import type { Db, Tx } from '../../db.js';
import type { EngineRecord } from '../../engine/port.js';
import type { BatchChanges } from './batch-changes.js';
import { foldRecords } from './fold-records.js';
import type { ProjectionDeps } from './projection-deps.js';
import { writeDefinitions } from './write-definitions.js';
import { writeIncidents } from './write-incidents.js';
import { writeElements, writeInstances, writeTallies } from './write-instances.js';
import { writeTasks, type KnownInstance } from './write-tasks.js';

/** Where the projection stands: partition → last position that is in the database. */
export async function readPositions(db: Db | Tx): Promise<Record<number, number>> {
  const rows = await db.streamPosition.findMany();
  return Object.fromEntries(rows.map((row) => [row.partitionId, Number(row.position)]));
}

/**
 * Writes a batch of the engine's records into what people look at, in one transaction with the position, so that a record
 * delivered again (at least once) is recognised by (partition, position) and changes nothing. Topics are published after commit.
 */
export async function projectRecords(db: Db, deps: ProjectionDeps, records: EngineRecord[]): Promise<void> {
  const topics = await db.$transaction(async (tx) => {
    const positions = await readPositions(tx);
    const fresh = records.filter((record) => record.position > (positions[record.partitionId] ?? 0));
    if (fresh.length === 0) return [];
    const changes = foldRecords(fresh);
    await writeDefinitions(tx, changes.definitions);
    await writeInstances(tx, changes.instances);
    await writeElements(tx, changes.elements);
    await writeTallies(tx, changes.tallies);
    const instances = await knownInstances(tx, changes);
    await writeTasks(tx, deps, changes, instances);
    await writeIncidents(tx, changes, instances);
    await writePositions(tx, fresh);
    return topicsOf(changes);
  });
  for (const topic of topics) deps.publish(topic);
}

async function knownInstances(tx: Tx, changes: BatchChanges): Promise<Map<string, KnownInstance>> {
  const keys = new Set([
    ...changes.tasks.map((task) => task.job.processInstanceKey),
    ...changes.incidents.map((incident) => incident.incident.processInstanceKey),
  ]);
  if (keys.size === 0) return new Map();
  const rows = await tx.$queryRaw<({ key: string } & KnownInstance)[]>`
    SELECT i."key", i."subjectType", i."subjectId", i."caseId" FROM json_each(${JSON.stringify([...keys])}) AS j
    JOIN "ProcessInstance" AS i ON i."key" = j.value`;
  return new Map(rows.map((row) => [row.key, row]));
}

async function writePositions(tx: Tx, records: EngineRecord[]): Promise<void> {
  const last = new Map<number, number>();
  for (const record of records)
    last.set(record.partitionId, Math.max(record.position, last.get(record.partitionId) ?? 0));
  for (const [partitionId, reached] of last) {
    const position = BigInt(reached);
    await tx.streamPosition.upsert({ where: { partitionId }, create: { partitionId, position }, update: { position } });
  }
}

function topicsOf(changes: BatchChanges): EventTopic[] {
  const topics: EventTopic[] = [];
  if (changes.tasks.length > 0 || changes.taskEnds.length > 0) topics.push('inbox');
  if (
    changes.elements.size > 0 ||
    changes.instances.size > 0 ||
    changes.definitions.length > 0 ||
    changes.incidentEnds.length > 0
  ) {
    topics.push('processes');
  }
  return topics;
}
