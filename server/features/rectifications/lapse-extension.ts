import type { UnitOfWork } from '../../shared/command-context.js';
import type { TaskService } from '../../shared/task-service.js';
import type { RectificationRecord } from './load-rectification.js';
import { logRectification } from './rectification-log.js';

/**
 * The round has ended before its extension was decided: the application lapses, on record, and its task with it, which would else hold
 * the process open for ever.
 */
export async function lapseExtension(
  unit: UnitOfWork,
  tasks: TaskService,
  rectification: RectificationRecord,
  note: string,
): Promise<void> {
  const open = rectification.extensions.find((extension) => extension.status === 'REQUESTED');
  if (!open) return;
  await unit.tx.rectificationExtension.update({
    where: { id: open.id },
    data: { status: 'REFUSED', decidedAt: unit.at, decisionNote: note },
  });
  await logRectification(unit, rectification, 'rectification.extensionLapsed', `延期申请失效：${note}`, {
    detail: { extensionId: open.id },
  });
  const task = await tasks.getOpen(
    unit.tx,
    { subjectType: 'rectification', subjectId: rectification.id },
    'rectification.decide-extension',
  );
  if (task) await tasks.end(unit, task.jobKey, {});
}
