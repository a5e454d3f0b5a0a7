import type { ActionOffer, TaskHandle } from '../../api/applications.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import type { OpenTask } from '../../shared/task-service.js';
import { findGreenChannelOffer } from '../applications/find-green-channel-offer.js';
import type { ItemDeps } from './item-deps.js';
import { refuseByPermission, type ItemFacts, type PersonVerb } from './item-permissions.js';
import { refuseByStatus } from './item-states.js';
import type { ItemRecord } from './load-item.js';

const LABELS: Record<PersonVerb, string> = {
  decide: '办结',
  'request-correction': '补正',
  suspend: '特别程序',
  'end-suspension': '结束特别程序',
  return: '退回（非本单位职责）',
  transfer: '转办',
  assist: '协办',
  withdraw: '撤回',
  remind: '催办',
  'assign-unit': '指定承办单位',
};
const NEEDS_TASK: readonly PersonVerb[] = [
  'decide',
  'request-correction',
  'suspend',
  'return',
  'transfer',
  'assign-unit',
];

/** The open task of an item and every verb, offered or refused with the sentence that stands beside the button. */
export async function findItemActions(
  db: Db,
  deps: Pick<ItemDeps, 'tasks'>,
  actor: UserActor,
  item: ItemRecord,
): Promise<{ task: TaskHandle | null; actions: ActionOffer[] }> {
  const kind = item.status === 'AWAITING_UNIT' ? 'item.assign-unit' : 'item.handle';
  const task = await deps.tasks.getOpen(db, { subjectType: 'item', subjectId: item.id }, kind);
  const unit = item.unitId ? await db.unit.findUnique({ where: { id: item.unitId }, select: { name: true } }) : null;
  const assignee = task?.assigneeId
    ? await db.user.findUnique({ where: { id: task.assigneeId }, select: { displayName: true } })
    : null;
  const facts: ItemFacts = {
    unitId: item.unitId,
    unitName: unit?.name ?? null,
    applicationId: item.applicationId,
    acceptedById: item.application.acceptedById,
    assigneeId: task?.assigneeId ?? null,
    assigneeName: assignee?.displayName ?? null,
  };
  const actions: ActionOffer[] = (Object.keys(LABELS) as PersonVerb[]).map((verb) => {
    const reason =
      refuseByStatus(verb, item) ??
      refuseByPermission(verb, actor, facts) ??
      (NEEDS_TASK.includes(verb) && !task ? '任务正在准备，请稍后再试' : null);
    return { action: verb, label: LABELS[verb], allowed: reason === null, reason };
  });
  const green = await findGreenChannelOffer(db, actor, item.application);
  // on the page of a part it is its own unit's, whoever else may set it elsewhere
  const notOurs = refuseByPermission('assist', actor, facts);
  actions.push(notOurs === null ? green : { ...green, allowed: false, reason: green.reason ?? notOurs });
  return { task: task && toHandle(task, kind, actor, assignee?.displayName ?? null), actions };
}

const toHandle = (task: OpenTask, kind: string, actor: UserActor, assigneeName: string | null): TaskHandle => ({
  jobKey: task.jobKey,
  kind,
  assigneeId: task.assigneeId,
  assigneeName,
  mine: task.assigneeId === actor.id,
});
