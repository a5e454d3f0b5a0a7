import type { ActionOffer, TaskHandle } from '../../api/applications.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import type { OpenTask, TaskService } from '../../shared/task-service.js';
import { findRectificationFacts } from './find-rectification-facts.js';
import { missingForFinish } from './find-missing-slots.js';
import type { RectificationRecord } from './load-rectification.js';
import { refuseByPermission, type PersonVerb } from './rectification-permissions.js';
import { refuseByStatus } from './rectification-states.js';
import { refuseExtension } from './request-extension.js';
import { taskMissing, taskOfVerb } from './task-of-verb.js';

const LABELS: Record<PersonVerb, string> = {
  'decide-measure': '确定措施',
  plan: '填写计划和标准',
  summarize: '总结规律',
  finish: '整改完成',
  'change-kind': '转类',
  verify: '复核',
  evaluate: '评价',
  'evaluate-instead': '代为评价',
  'sign-off': '销号',
  'to-systemic': '转建章立制',
  'request-extension': '申请延期',
  'decide-extension': '审批延期',
  'add-proof': '上传佐证',
  'remove-proof': '删除佐证',
  remind: '催办',
  terminate: '终止',
  rebound: '取消销号',
};

/** Every verb, offered or refused with the sentence that stands beside the button, and the task that waits for the next step. */
export async function findRectificationActions(
  db: Db,
  tasks: TaskService,
  actor: UserActor,
  rectification: RectificationRecord,
  at: Date,
): Promise<{ task: TaskHandle | null; actions: ActionOffer[] }> {
  const subject = {
    subjectType: 'rectification',
    subjectId: rectification.id,
  } as const;
  const open = new Map<string, OpenTask | null>();
  const actions: ActionOffer[] = [];
  for (const verb of Object.keys(LABELS) as PersonVerb[]) {
    const byStatus = refuseByStatus(verb, rectification);
    const kind = byStatus === null ? taskOfVerb(verb, rectification) : null;
    if (kind && !open.has(kind)) open.set(kind, await tasks.getOpen(db, subject, kind));
    const task = kind ? (open.get(kind) ?? null) : null;
    const reason =
      byStatus ??
      refuseByPermission(verb, actor, await findRectificationFacts(db, rectification, task)) ??
      refuseByContent(verb, rectification, at) ??
      (kind && !task ? taskMissing(verb) : null);
    actions.push({
      action: verb,
      label: LABELS[verb],
      allowed: reason === null,
      reason,
    });
  }
  const main =
    [...open].find(([kind, task]) => task !== null && kind !== 'rectification.decide-extension')?.[1] ?? null;
  return { task: main && (await toHandle(db, main, actor)), actions };
}

/** What the page itself shows to be lacking. The rule that is made is typed with the report, so it is no reason to refuse the button. */
function refuseByContent(verb: PersonVerb, rectification: RectificationRecord, at: Date): string | null {
  switch (verb) {
    case 'finish': {
      const missing = missingForFinish(rectification).filter(({ slot }) => slot !== 'rule');
      return missing.length > 0 ? missing.map(({ message }) => message).join('；') : null;
    }
    case 'request-extension':
      return refuseExtension(rectification, at);
    case 'decide-extension':
      return rectification.extensions.some((extension) => extension.status === 'REQUESTED')
        ? null
        : '没有等待审批的延期申请';
    case 'to-systemic':
      return rectification.kind === 'SYSTEMIC' ? '已经是建章立制，可以直接销号' : null;
    case 'remove-proof':
      return rectification.proofs.some((proof) => proof.round >= rectification.round) ? null : '本轮还没有佐证';
    default:
      return null;
  }
}

async function toHandle(db: Db, task: OpenTask, actor: UserActor): Promise<TaskHandle> {
  const assignee = task.assigneeId
    ? await db.user.findUnique({
        where: { id: task.assigneeId },
        select: { displayName: true },
      })
    : null;
  return {
    jobKey: task.jobKey,
    kind: task.kind,
    assigneeId: task.assigneeId,
    assigneeName: assignee?.displayName ?? null,
    mine: task.assigneeId === actor.id,
  };
}
