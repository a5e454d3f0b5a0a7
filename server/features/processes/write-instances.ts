import type { Tx } from '../../db.js';
import { dbTime } from '../../shared/db-time.js';
import { txRun } from '../../shared/tx-sql.js';
import type { BatchChanges, InstanceRow } from './batch-changes.js';

const time = (at: number | null) => (at === null ? null : dbTime(at));

/** What an instance is about: the item, where it carries one, else the application; its case is the application. */
const subjectOf = (row: InstanceRow) => ({
  subjectType: row.itemId !== null ? 'item' : row.applicationId !== null ? 'application' : null,
  subjectId: row.itemId ?? row.applicationId,
  caseId: row.applicationId,
});

/** Adds what a batch says of instances. An ended instance never comes back to life; an item never becomes an application. */
export async function writeInstances(tx: Tx, instances: BatchChanges['instances']): Promise<void> {
  if (instances.size === 0) return;
  const rows = [...instances.values()].map((row) => ({
    ...row,
    ...subjectOf(row),
    startedAt: time(row.startedAt),
    endedAt: time(row.endedAt),
  }));
  await txRun(
    tx,
    `INSERT INTO "ProcessInstance" ("key", "processId", "definitionKey", "version", "parentInstanceKey", "parentElementInstanceKey",
      "subjectType", "subjectId", "caseId", "state", "startedAt", "endedAt")
    SELECT j.value ->> 'key', j.value ->> 'processId', j.value ->> 'definitionKey', j.value ->> 'version',
      j.value ->> 'parentInstanceKey', j.value ->> 'parentElementInstanceKey', j.value ->> 'subjectType', j.value ->> 'subjectId',
      j.value ->> 'caseId', j.value ->> 'state', j.value ->> 'startedAt', j.value ->> 'endedAt'
    FROM json_each(?) AS j WHERE true
    ON CONFLICT ("key") DO UPDATE SET
      "version" = max("version", excluded."version"),
      "parentInstanceKey" = coalesce("parentInstanceKey", excluded."parentInstanceKey"),
      "parentElementInstanceKey" = coalesce("parentElementInstanceKey", excluded."parentElementInstanceKey"),
      "subjectType" = CASE WHEN excluded."subjectType" IS NULL OR "subjectType" = 'item' THEN "subjectType" ELSE excluded."subjectType" END,
      "subjectId" = CASE WHEN excluded."subjectType" IS NULL OR "subjectType" = 'item' THEN "subjectId" ELSE excluded."subjectId" END,
      "caseId" = coalesce("caseId", excluded."caseId"),
      "state" = CASE WHEN "state" = 'ACTIVE' THEN excluded."state" ELSE "state" END,
      "endedAt" = coalesce("endedAt", excluded."endedAt")`,
    JSON.stringify(rows),
  );
}

/** Adds what a batch says of elements. */
export async function writeElements(tx: Tx, elements: BatchChanges['elements']): Promise<void> {
  if (elements.size === 0) return;
  const rows = [...elements.values()].map((row) => ({
    ...row,
    enteredAt: time(row.enteredAt),
    leftAt: time(row.leftAt),
  }));
  await txRun(
    tx,
    `INSERT INTO "ElementInstance" ("key", "processInstanceKey", "definitionKey", "processId", "elementId", "elementType", "state",
      "enteredAt", "leftAt")
    SELECT j.value ->> 'key', j.value ->> 'processInstanceKey', j.value ->> 'definitionKey', j.value ->> 'processId',
      j.value ->> 'elementId', j.value ->> 'elementType', j.value ->> 'state', j.value ->> 'enteredAt', j.value ->> 'leftAt'
    FROM json_each(?) AS j WHERE true
    ON CONFLICT ("key") DO UPDATE SET "state" = excluded."state", "leftAt" = excluded."leftAt"
      WHERE "ElementInstance"."state" = 'ACTIVE' AND excluded."state" <> 'ACTIVE'`,
    JSON.stringify(rows),
  );
}

/** Counts the completed passages of a batch; exact, because a record is folded once (see project-records). */
export async function writeTallies(tx: Tx, tallies: BatchChanges['tallies']): Promise<void> {
  if (tallies.size === 0) return;
  await txRun(
    tx,
    `INSERT INTO "ElementTally" ("definitionKey", "elementId", "completed")
    SELECT j.value ->> 'definitionKey', j.value ->> 'elementId', j.value ->> 'completed'
    FROM json_each(?) AS j WHERE true
    ON CONFLICT ("definitionKey", "elementId") DO UPDATE SET "completed" = "completed" + excluded."completed"`,
    JSON.stringify([...tallies.values()]),
  );
}
