import type { Db, Tx } from '../../db.js';
import { notFound } from '../../shared/app-error.js';
import { findDiagramNames } from '../processes/find-diagram-names.js';
import { findSubjectNumbers } from './find-subject-numbers.js';
import type { Target } from './find-target.js';

export interface OnePlace {
  processId: string;
  processName: string;
  elementId: string;
  elementName: string;
  subjectType: string | null;
  subjectId: string | null;
  caseId: string | null;
  number: string | null;
  /** What holds the step; null: it only waits. */
  incident: { errorType: string; errorMessage: string } | null;
}

/** Where one stuck step is, for a notice and the ledger. NOT_FOUND when it has gone on in the meantime. */
export async function findPlace(db: Db | Tx, target: Target): Promise<OnePlace> {
  const incident =
    target.incidentKey === null ? null : await db.incident.findUnique({ where: { key: target.incidentKey } });
  const step = incident ?? (await db.openJob.findUnique({ where: { key: target.key } }));
  if (!step) throw notFound(`Expected step ${target.key} to be stuck`, '这一步已经不再卡住');
  const instance = await db.processInstance.findUnique({ where: { key: step.processInstanceKey } });
  const diagram = (await findDiagramNames(db, [step.definitionKey])).get(step.definitionKey);
  const subjectId = instance?.subjectId ?? null;
  return {
    processId: step.processId,
    processName: diagram?.name ?? step.processId,
    elementId: step.elementId,
    elementName: diagram?.elements.get(step.elementId) ?? step.elementId,
    subjectType: instance?.subjectType ?? null,
    subjectId,
    caseId: instance?.caseId ?? null,
    number: (await findSubjectNumbers(db, [subjectId])).get(subjectId ?? '')?.number ?? null,
    incident,
  };
}
