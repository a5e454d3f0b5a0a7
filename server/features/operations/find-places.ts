import type { StuckPlace } from '../../api/operations.js';
import type { Db } from '../../db.js';
import { fromDbTime } from '../../shared/db-time.js';
import { findDiagramNames } from '../processes/find-diagram-names.js';
import { findResolutionsUnderway } from '../processes/find-resolutions-underway.js';
import { findCancelsUnderway } from './find-cancels-underway.js';
import { findRootInstances } from './find-root-instances.js';
import { findSubjectNumbers } from './find-subject-numbers.js';

/** A stuck step as the database has it. */
export interface PlaceRow {
  key: string;
  /** The incident that holds it; null: none. */
  incidentKey: string | null;
  processInstanceKey: string;
  definitionKey: string;
  processId: string;
  elementId: string;
  createdAt: Date | string;
  subjectType: string | null;
  subjectId: string | null;
}

/** Where stuck steps are, in the words of people: process and step by name, the case by number, who follows it up. */
export async function findPlaces(db: Db, rows: readonly PlaceRow[]): Promise<StuckPlace[]> {
  if (rows.length === 0) return [];
  const [names, numbers, followUps, resolutions, roots] = await Promise.all([
    findDiagramNames(
      db,
      rows.map((row) => row.definitionKey),
    ),
    findSubjectNumbers(
      db,
      rows.map((row) => row.subjectId),
    ),
    findFollowUps(
      db,
      rows.flatMap((row) => [row.key, ...(row.incidentKey === null ? [] : [row.incidentKey])]),
    ),
    findResolutionsUnderway(
      db,
      rows.flatMap((row) => row.incidentKey ?? []),
    ),
    findRootInstances(
      db,
      rows.map((row) => row.processInstanceKey),
    ),
  ]);
  const cancels = await findCancelsUnderway(
    db,
    [...roots.values()].map(({ key }) => key),
  );
  return rows.map((row) => {
    const diagram = names.get(row.definitionKey);
    const root = roots.get(row.processInstanceKey)?.key;
    return {
      id: row.key,
      processInstanceKey: row.processInstanceKey,
      processId: row.processId,
      processName: diagram?.name ?? row.processId,
      elementId: row.elementId,
      elementName: diagram?.elements.get(row.elementId) ?? row.elementId,
      subjectType: row.subjectType,
      subjectId: row.subjectId,
      number: row.subjectId === null ? null : (numbers.get(row.subjectId)?.number ?? null),
      since: fromDbTime(row.createdAt).toISOString(),
      followUp: followUps.get(row.key) ?? (row.incidentKey === null ? null : (followUps.get(row.incidentKey) ?? null)),
      underway:
        (row.incidentKey !== null && resolutions.has(row.incidentKey)) || (root !== undefined && cancels.has(root)),
    };
  });
}

async function findFollowUps(db: Db, keys: readonly string[]) {
  const rows = await db.stepFollowUp.findMany({ where: { targetKey: { in: [...keys] } } });
  const users = await db.user.findMany({
    where: { id: { in: rows.map((row) => row.userId) } },
    select: { id: true, displayName: true },
  });
  const nameOf = new Map(users.map((user) => [user.id, user.displayName]));
  return new Map(
    rows.map(({ targetKey, userId, reason, assignedAt }) => [
      targetKey,
      { name: nameOf.get(userId) ?? userId, reason, at: assignedAt.toISOString() },
    ]),
  );
}
