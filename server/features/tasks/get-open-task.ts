import type { Tx } from '../../db.js';
import type { OpenTask, TaskSubject } from '../../shared/task-service.js';

/** The waiting task of this kind on the subject; null when the diagram is not there, or its completion is on the way. */
export function getOpenTask(tx: Tx, subject: TaskSubject, kind: string): Promise<OpenTask | null> {
  return tx.userTask.findFirst({
    where: { subjectType: subject.subjectType, subjectId: subject.subjectId, state: 'CREATED', kind },
    orderBy: { createdAt: 'desc' },
    select: { jobKey: true, kind: true, caseId: true, assigneeId: true, candidateUnitId: true, candidateRole: true },
  });
}
