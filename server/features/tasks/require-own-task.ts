import { forbidden, invalidState } from '../../shared/app-error.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import type { OpenTask, TaskSubject } from '../../shared/task-service.js';
import { getOpenTask } from './get-open-task.js';
import { kindName, requireUser } from './task-viewer.js';

/** The waiting task of this kind, taken by the acting user; refuses with the sentence that stands beside the button. */
export async function requireOwnTask(unit: UnitOfWork, subject: TaskSubject, kind: string): Promise<OpenTask> {
  const user = requireUser(unit.actor);
  const task = await getOpenTask(unit.tx, subject, kind);
  const what = `${subject.subjectType} ${subject.subjectId}`;
  if (task === null) {
    throw invalidState(
      `Expected a waiting ${kind} task on ${what}, but there is none`,
      `当前没有等待处理的“${kindName(kind)}”，请刷新后再试`,
    );
  }
  if (task.assigneeId === null) throw forbidden(`Expected task ${task.jobKey} to be claimed`, '请先领取再办理');
  if (task.assigneeId !== user.id) {
    const owner = await unit.tx.user.findUnique({ where: { id: task.assigneeId }, select: { displayName: true } });
    throw forbidden(
      `Expected task ${task.jobKey} to be taken by ${user.id}, but it is ${task.assigneeId}'s`,
      `已由${owner?.displayName ?? '他人'}领取`,
    );
  }
  return task;
}
