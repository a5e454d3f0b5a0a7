import type { TaskKind } from '../../../processes/contract.js';
import type { SupervisionStatus } from '../../api/loop-states.js';
import type { Db, Tx } from '../../db.js';
import type { Variables } from '../../engine/port.js';
import { forbidden, invalidState } from '../../shared/app-error.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { requireVersion } from '../../shared/require-version.js';
import type { OpenTask, TaskService } from '../../shared/task-service.js';
import { loadSupervision, type SupervisionRecord } from './load-supervision.js';
import { refuseByPermission, type PersonVerb, type SupervisionFacts } from './supervision-permissions.js';
import { requireSupervisionStatus } from './supervision-states.js';

/** The task that a verb ends; null: none. */
export const TASK_OF_VERB: Record<PersonVerb, TaskKind | null> = {
  'sign-for': 'supervision.sign-for',
  reply: 'supervision.handle',
  review: 'supervision.review',
  'follow-up': 'supervision.follow-up',
  lift: null,
};

/** Said when the diagram is not (yet) at the task that a verb needs. */
export const noTask = (verb: PersonVerb): string =>
  verb === 'follow-up' ? '还没到回头看的日期' : '任务正在准备，请稍后再试';

/** The common beginning of every verb: refuses by unit, post and holder (FORBIDDEN), by status, by version and without a waiting task. */
export async function authorizeSupervision(
  unit: UnitOfWork,
  tasks: TaskService,
  verb: PersonVerb,
  input: { id: string; version?: number | undefined },
): Promise<{ row: SupervisionRecord; status: SupervisionStatus; task: OpenTask | null }> {
  const { tx, actor } = unit;
  const row = await loadSupervision(tx, input.id);
  const kind = TASK_OF_VERB[verb];
  const task = kind ? await tasks.getOpen(tx, { subjectType: 'supervision', subjectId: row.id }, kind) : null;
  const refusal = refuseByPermission(verb, actor, await findFacts(tx, row, task));
  if (refusal) throw forbidden(`Expected this actor to be allowed to ${verb} supervision order ${row.id}`, refusal);
  const status = requireSupervisionStatus(verb, row);
  if (input.version !== undefined) requireVersion('supervision order', row, input.version);
  if (kind && !task) throw invalidState(`Expected an open ${kind} task of supervision order ${row.id}`, noTask(verb));
  return { row, status, task };
}

/** What the permission rules ask about an order and the task that a verb concerns. */
export async function findFacts(db: Db | Tx, row: SupervisionRecord, task: OpenTask | null): Promise<SupervisionFacts> {
  const unit = await db.unit.findUnique({ where: { id: row.unitId }, select: { name: true } });
  const assignee = task?.assigneeId
    ? await db.user.findUnique({ where: { id: task.assigneeId }, select: { displayName: true } })
    : null;
  return {
    unitId: row.unitId,
    unitName: unit?.name ?? row.unitId,
    assigneeId: task?.assigneeId ?? null,
    assigneeName: assignee?.displayName ?? null,
  };
}

/** Gives the task to the one who acts, if nobody has claimed it, and completes it with what the diagram waits for. */
export async function endSupervisionTask(
  unit: UnitOfWork,
  tasks: TaskService,
  task: OpenTask | null,
  variables: Variables = {},
): Promise<void> {
  if (!task) throw new Error('Expected an open task to end');
  if (task.assigneeId === null && unit.actor.type === 'USER') await tasks.reassign(unit, task.jobKey, unit.actor.id);
  await tasks.end(unit, task.jobKey, variables);
}

/** The acting user's id; the system has none. */
export const actorId = ({ actor }: UnitOfWork): string | null => (actor.type === 'USER' ? actor.id : null);
