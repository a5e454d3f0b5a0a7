import type { Tx } from '../../db.js';
import { dbTime } from '../../shared/db-time.js';
import type { BatchChanges } from './batch-changes.js';
import type { KnownInstance } from './write-tasks.js';

/** Keeps incidents as they come and notes when they are resolved. */
export async function writeIncidents(
  tx: Tx,
  changes: Pick<BatchChanges, 'incidents' | 'incidentEnds'>,
  instances: ReadonlyMap<string, KnownInstance>,
): Promise<void> {
  for (const { key, incident, createdAt } of changes.incidents) {
    const row = {
      processInstanceKey: incident.processInstanceKey,
      definitionKey: incident.processDefinitionKey,
      processId: incident.bpmnProcessId,
      elementId: incident.elementId,
      elementInstanceKey: incident.elementInstanceKey,
      jobKey: incident.jobKey === '-1' ? null : incident.jobKey,
      errorType: incident.errorType,
      errorMessage: incident.errorMessage,
      caseId: instances.get(incident.processInstanceKey)?.caseId ?? null,
      createdAt: new Date(createdAt),
    };
    await tx.incident.upsert({ where: { key }, create: { key, ...row }, update: {} });
  }
  if (changes.incidentEnds.length === 0) return;
  const ends = changes.incidentEnds.map((end) => ({ ...end, resolvedAt: dbTime(end.resolvedAt) }));
  await tx.$executeRaw`
    UPDATE "Incident" SET "resolvedAt" = j.value ->> 'resolvedAt' FROM json_each(${JSON.stringify(ends)}) AS j
    WHERE "Incident"."key" = j.value ->> 'key' AND "Incident"."resolvedAt" IS NULL`;
}
