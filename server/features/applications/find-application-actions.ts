import type { ActionOffer, TaskHandle } from '../../api/applications.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { isCounter } from './application-access.js';
import type { ApplicationDeps } from './application-deps.js';
import { refuseByStatus } from './application-states.js';
import { findGreenChannelOffer } from './find-green-channel-offer.js';

interface Application {
  id: string;
  status: string;
  precheckResult: string | null;
  greenChannel: boolean;
}

/** The open pre-check task and every verb, offered or refused with the sentence that stands beside the button. */
export async function findApplicationActions(
  db: Db,
  deps: Pick<ApplicationDeps, 'tasks'>,
  actor: UserActor,
  application: Application,
): Promise<{ task: TaskHandle | null; actions: ActionOffer[] }> {
  const task = await deps.tasks.getOpen(
    db,
    { subjectType: 'application', subjectId: application.id },
    'application.precheck',
  );
  const assignee = task?.assigneeId
    ? await db.user.findUnique({ where: { id: task.assigneeId }, select: { displayName: true } })
    : null;
  const counterOnly = isCounter(actor) ? null : '由综合窗口办理，请联系综合窗口';
  const notMine =
    task?.assigneeId && task.assigneeId !== actor.id
      ? `已由${assignee?.displayName ?? '另一位柜员'}领取预审，请与其联系`
      : null;
  const decided = application.precheckResult === null ? null : '已经预审过，系统正在处理';
  const waiting = await db.correction.count({ where: { applicationId: application.id, status: 'OPEN' } });
  const offer = (action: string, label: string, reason: string | null): ActionOffer => ({
    action,
    label,
    allowed: reason === null,
    reason,
  });
  return {
    task: task && {
      jobKey: task.jobKey,
      kind: task.kind,
      assigneeId: task.assigneeId,
      assigneeName: assignee?.displayName ?? null,
      mine: task.assigneeId === actor.id,
    },
    actions: [
      offer(
        'precheck',
        '预审',
        refuseByStatus('precheck', application) ??
          counterOnly ??
          decided ??
          notMine ??
          (task ? null : '任务正在准备，请稍后再试'),
      ),
      offer('supply-correction', '代为补正', counterOnly ?? (waiting > 0 ? null : '目前没有等待补正的内容')),
      await findGreenChannelOffer(db, actor, application),
      offer('withdraw', '撤回', refuseByStatus('withdraw', application) ?? counterOnly),
    ],
  };
}
