import type { EventTopic } from '../../api/admin.js';
import type { Db, Tx } from '../../db.js';
import type { EngineRecord } from '../../engine/port.js';
import { dbTime } from '../../shared/db-time.js';
import { bindSql, txAll, txRun } from '../../shared/tx-sql.js';
import type { BatchChanges } from './batch-changes.js';
import { foldRecords } from './fold-records.js';
import type { ProjectionDeps } from './projection-deps.js';
import { writeDefinitions } from './write-definitions.js';
import { writeIncidents } from './write-incidents.js';
import { writeJobRows } from './write-job-rows.js';
import { writeElements, writeInstances, writeTallies } from './write-instances.js';
import { writeTasks, type KnownInstance } from './write-tasks.js';

/** Where the projection stands: partition → last position that is in the database. */
export async function readPositions(db: Db): Promise<Record<number, number>> {
  const rows = await db.streamPosition.findMany();
  return Object.fromEntries(rows.map((row) => [row.partitionId, Number(row.position)]));
}

/**
 * Writes a batch of the engine's records into what people look at, in one transaction with the position, so that a record
 * delivered again (at least once) is recognised by (partition, position) and changes nothing. Topics are published after commit.
 */
export async function projectRecords(db: Db, deps: ProjectionDeps, records: EngineRecord[]): Promise<void> {
  const topics = await db.$transaction(async (tx) => {
    bindSql(db, tx);
    const rows = await txAll<{ partitionId: number | bigint; position: number | bigint }>(
      tx,
      'SELECT "partitionId", "position" FROM "StreamPosition"',
    );
    const positions = new Map(rows.map((row) => [Number(row.partitionId), Number(row.position)]));
    const fresh = records.filter((record) => record.position > (positions.get(record.partitionId) ?? 0));
    if (fresh.length === 0) return [];
    const changes = foldRecords(fresh);
    await writeDefinitions(tx, changes.definitions);
    await writeInstances(tx, changes.instances);
    await writeElements(tx, changes.elements);
    await writeTallies(tx, changes.tallies);
    const instances = await knownInstances(tx, changes);
    await writeTasks(tx, deps, changes, instances);
    await writeJobRows(tx, changes);
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
  const rows = await txAll<{ key: string } & KnownInstance>(
    tx,
    `SELECT i."key", i."subjectType", i."subjectId", i."caseId" FROM json_each(?) AS j JOIN "ProcessInstance" AS i ON i."key" = j.value`,
    JSON.stringify([...keys]),
  );
  return new Map(rows.map((row) => [row.key, row]));
}

async function writePositions(tx: Tx, records: EngineRecord[]): Promise<void> {
  const last = new Map<number, EngineRecord>();
  for (const record of records)
    if (record.position > (last.get(record.partitionId)?.position ?? 0)) last.set(record.partitionId, record);
  for (const [partitionId, { position, timestamp }] of last) {
    await txRun(
      tx,
      `INSERT INTO "StreamPosition" ("partitionId", "position", "recordedAt") VALUES (?, ?, ?)
      ON CONFLICT ("partitionId") DO UPDATE SET "position" = excluded."position", "recordedAt" = excluded."recordedAt"`,
      partitionId,
      position,
      dbTime(timestamp),
    );
  }
}

function topicsOf(changes: BatchChanges): EventTopic[] {
  const topics: EventTopic[] = [];
  if (changes.tasks.length > 0 || changes.taskEnds.length > 0) topics.push('inbox');
  if (
    changes.elements.size > 0 ||
    changes.instances.size > 0 ||
    changes.definitions.length > 0 ||
    changes.incidents.length > 0 ||
    changes.incidentEnds.length > 0
  ) {
    topics.push('processes');
  }
  return topics;
}
