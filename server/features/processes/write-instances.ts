import { SUBJECTS, type Subject } from '../../../processes/contract.js';
import type { Tx } from '../../db.js';
import { dbTime } from '../../shared/db-time.js';
import { inSlices } from '../../shared/in-slices.js';
import { txRun } from '../../shared/tx-sql.js';
import type { BatchChanges, InstanceRow } from './batch-changes.js';

/** Rows in one statement: about a millisecond of work. */
const SLICE = 48;

const time = (at: number | null) => (at === null ? null : dbTime(at));

/**
 * What an instance is about, the nearest first: a process that carries two ids is about the one that comes first here. The item
 * process carries its application too, the one of a negative rating the rectification it calls.
 */
const NEAREST: readonly Subject[] = [
  'item',
  'application',
  'negative-rating',
  'supervision',
  'walkthrough',
  'rectification',
];

/** Rank in SQL, because a batch may say one id and the next batch the other. */
const RANK = (column: string) =>
  `CASE ${column} ${NEAREST.map((type, at) => `WHEN '${type}' THEN ${at}`).join(' ')} ELSE ${NEAREST.length} END`;
const IS_NEARER = `${RANK('excluded."subjectType"')} < ${RANK('"subjectType"')}`;

/** Subject and case of an instance; the case of an item is its application, of everything else the subject itself. */
function subjectOf({ ids }: InstanceRow) {
  const subjectType = NEAREST.find((type) => ids[SUBJECTS[type].id] !== undefined) ?? null;
  const subjectId = subjectType && (ids[SUBJECTS[subjectType].id] ?? null);
  return {
    subjectType,
    subjectId,
    caseId: ids[SUBJECTS.application.id] ?? (subjectType === 'item' ? null : subjectId),
  };
}

/** Adds what a batch says of instances. An ended instance never comes back to life; an item never becomes an application. */
export async function writeInstances(tx: Tx, instances: BatchChanges['instances']): Promise<void> {
  if (instances.size === 0) return;
  const rows = [...instances.values()].map((row) => ({
    ...row,
    ids: undefined,
    ...subjectOf(row),
    startedAt: time(row.startedAt),
    endedAt: time(row.endedAt),
  }));
  const insert = (slice: readonly object[]) =>
    txRun(
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
      "subjectType" = CASE WHEN ${IS_NEARER} THEN excluded."subjectType" ELSE "subjectType" END,
      "subjectId" = CASE WHEN ${IS_NEARER} THEN excluded."subjectId" ELSE "subjectId" END,
      "caseId" = CASE WHEN ${IS_NEARER} THEN coalesce(excluded."caseId", "caseId") ELSE coalesce("caseId", excluded."caseId") END,
      "state" = CASE WHEN "state" = 'ACTIVE' THEN excluded."state" ELSE "state" END,
      "endedAt" = coalesce("endedAt", excluded."endedAt")`,
      JSON.stringify(slice),
    );
  await inSlices(rows, SLICE, insert);
}

/** Adds what a batch says of elements. */
export async function writeElements(tx: Tx, elements: BatchChanges['elements']): Promise<void> {
  if (elements.size === 0) return;
  const rows = [...elements.values()].map((row) => ({
    ...row,
    enteredAt: time(row.enteredAt),
    leftAt: time(row.leftAt),
  }));
  const insert = (slice: readonly object[]) =>
    txRun(
      tx,
      `INSERT INTO "ElementInstance" ("key", "processInstanceKey", "definitionKey", "processId", "elementId", "elementType", "state",
      "enteredAt", "leftAt")
    SELECT j.value ->> 'key', j.value ->> 'processInstanceKey', j.value ->> 'definitionKey', j.value ->> 'processId',
      j.value ->> 'elementId', j.value ->> 'elementType', j.value ->> 'state', j.value ->> 'enteredAt', j.value ->> 'leftAt'
    FROM json_each(?) AS j WHERE true
    ON CONFLICT ("key") DO UPDATE SET "state" = excluded."state", "leftAt" = excluded."leftAt"
      WHERE "ElementInstance"."state" = 'ACTIVE' AND excluded."state" <> 'ACTIVE'`,
      JSON.stringify(slice),
    );
  await inSlices(rows, SLICE, insert);
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
