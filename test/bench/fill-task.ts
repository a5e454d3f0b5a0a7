import { dbText } from './insert-into.js';
import type { World } from './loop-world.js';

/** The task of a rectification that is open. */
export function fillTask(
  { insert, userOf }: World,
  id: string,
  unitId: string,
  title: string,
  number: string,
  at: Date,
  dueAt: Date | null,
): void {
  insert('UserTask', {
    jobKey: id,
    elementInstanceKey: id,
    processInstanceKey: id,
    processId: 'RectificationProcess',
    elementId: 'Task_Rectify',
    kind: 'rectification.rectify',
    subjectType: 'rectification',
    subjectId: id,
    caseId: id,
    candidateUnitId: unitId,
    assigneeId: userOf.get(unitId) ?? null,
    state: 'CREATED',
    createdAt: dbText(at),
    dueAt: dueAt && dbText(dueAt),
    title,
    number,
  });
}
