import type { ActionOffer } from '../../api/applications.js';
import type { SupervisionView } from '../../api/supervision.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { forbidden } from '../../shared/app-error.js';
import { findTimeline } from '../applications/find-timeline.js';
import { findFacts, noTask, TASK_OF_VERB } from './authorize-supervision.js';
import { findSupervisionRows } from './find-supervisions.js';
import { loadSupervision, type SupervisionRecord } from './load-supervision.js';
import type { SupervisionDeps } from './supervision-deps.js';
import { isOfUnit, refuseByPermission, seesAll, type PersonVerb } from './supervision-permissions.js';
import { refuseByStatus, SUPERVISION_TRANSITIONS } from './supervision-states.js';

const VERBS: readonly PersonVerb[] = ['sign-for', 'reply', 'review', 'follow-up', 'lift'];
const WAITS: Readonly<Record<string, PersonVerb>> = {
  ISSUED: 'sign-for',
  SIGNED_FOR: 'reply',
  REPLIED: 'review',
  FOLLOW_UP: 'follow-up',
};

/** Everything on the page of one order. NOT_FOUND; FORBIDDEN for another unit. */
export async function getSupervision(
  db: Db,
  deps: Pick<SupervisionDeps, 'clock' | 'findChips' | 'tasks'>,
  actor: UserActor,
  id: string,
): Promise<SupervisionView> {
  const record = await loadSupervision(db, id);
  if (!seesAll(actor) && !isOfUnit(actor, record.unitId))
    throw forbidden(
      `Expected user ${actor.id} to be concerned with supervision order ${id}`,
      '这张督办单不是发给您的单位的，需要了解请与行风办联系',
    );
  const [row] = await findSupervisionRows(db, deps, [record]);
  if (!row) throw new Error(`Expected a row of supervision order ${id}`);
  const instances = await db.processInstance.findMany({
    where: { subjectType: 'supervision', subjectId: id },
    orderBy: { startedAt: 'desc' },
    select: { key: true },
  });
  const { version, requirement, signedForAt, reply, repliedAt, review, reviewNote, followUpOn, closedReason } = record;
  return {
    ...row,
    ...{ version, requirement, reply, review, reviewNote, followUpOn, closedReason },
    signedForAt: signedForAt?.toISOString() ?? null,
    repliedAt: repliedAt?.toISOString() ?? null,
    ...(await findActions(db, deps, actor, record)),
    processInstanceKeys: instances.map(({ key }) => key),
    timeline: await findTimeline(db, { subjectType: 'supervision', subjectId: id }),
  };
}

async function findActions(
  db: Db,
  deps: Pick<SupervisionDeps, 'tasks'>,
  actor: UserActor,
  record: SupervisionRecord,
): Promise<Pick<SupervisionView, 'task' | 'actions'>> {
  const waiting = WAITS[record.status];
  const kind = waiting ? TASK_OF_VERB[waiting] : null;
  const task = kind ? await deps.tasks.getOpen(db, { subjectType: 'supervision', subjectId: record.id }, kind) : null;
  const facts = await findFacts(db, record, task);
  const actions = VERBS.map((verb): ActionOffer => {
    const needed = TASK_OF_VERB[verb];
    const reason =
      refuseByStatus(verb, record) ??
      refuseByPermission(verb, actor, facts) ??
      (needed && task?.kind !== needed ? noTask(verb) : null);
    return { action: verb, label: SUPERVISION_TRANSITIONS[verb].label, allowed: reason === null, reason };
  });
  return {
    task: task && {
      jobKey: task.jobKey,
      kind: task.kind,
      assigneeId: task.assigneeId,
      assigneeName: facts.assigneeName,
      mine: task.assigneeId === actor.id,
    },
    actions,
  };
}
