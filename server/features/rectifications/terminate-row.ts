import type { UnitOfWork } from '../../shared/command-context.js';
import { sendMessage } from '../../shared/send-message.js';
import { closeEvaluationClock, closeRoundClock } from './close-clocks.js';
import { lapseExtension } from './lapse-extension.js';
import { changeRectification, type RectificationRecord } from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { logRectification } from './rectification-log.js';
import { requireStatus } from './rectification-states.js';

/** 终止 without 销号: the clocks end, the problem goes back, the diagram leaves by message. */
export async function terminateRow(
  unit: UnitOfWork,
  deps: Pick<RectificationDeps, 'deadlines' | 'problems' | 'tasks' | 'rectificationEnded'>,
  rectification: RectificationRecord,
  reason: string,
  { tellDiagram = true } = {},
): Promise<{ version: number }> {
  const { tx, at } = unit;
  const status = requireStatus('terminate', rectification);
  const changed = await changeRectification(tx, rectification.id, {
    status,
    terminationReason: reason,
    closedAt: at,
    progressAt: at,
  });
  await closeRoundClock(unit, deps.deadlines, rectification, '已取消（整改终止）');
  await closeEvaluationClock(unit, deps.deadlines, rectification, '已取消（整改终止）');
  await lapseExtension(unit, deps.tasks, rectification, '整改已终止');
  await logRectification(unit, rectification, 'rectification.terminated', '终止整改', { reason });
  if (rectification.problemId)
    await deps.problems.rectificationTerminated(unit, {
      problemId: rectification.problemId,
      rectificationId: rectification.id,
    });
  await deps.rectificationEnded?.(unit, {
    rectificationId: rectification.id,
    reason: '整改已终止',
  });
  if (tellDiagram) await sendMessage(unit, rectification.id, 'rectification.terminated', rectification.id);
  return changed;
}
