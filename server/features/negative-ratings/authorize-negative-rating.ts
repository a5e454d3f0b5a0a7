import type { TaskKind } from '../../../processes/contract.js';
import type { NegativeRatingStatus } from '../../api/loop-states.js';
import type { Db, Tx } from '../../db.js';
import type { Variables } from '../../engine/port.js';
import { forbidden, invalidState } from '../../shared/app-error.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { requireVersion } from '../../shared/require-version.js';
import type { OpenTask, TaskService } from '../../shared/task-service.js';
import { loadNegativeRating, type NegativeRatingRecord } from './load-negative-rating.js';
import { refuseByPermission, type NegativeRatingFacts, type PersonVerb } from './negative-rating-permissions.js';
import { requireNegativeStatus } from './negative-rating-states.js';

/** The task that a verb ends; null: none. 指定 again, after somebody was assigned, ends none. */
export function taskOfVerb(verb: PersonVerb, row: { status: string }): TaskKind | null {
  switch (verb) {
    case 'appoint':
      return row.status === 'OPENED' ? 'callback.appoint' : null;
    case 'callback':
      return 'callback.verify';
    case 'terminate':
      return null;
    default:
      return `negative-rating.${verb}`;
  }
}

export interface AuthorizedNegativeRating {
  row: NegativeRatingRecord;
  status: NegativeRatingStatus;
  task: OpenTask | null;
}

/** The common beginning of every verb: refuses by unit, post and holder (FORBIDDEN), by status, by version and without a waiting task. */
export async function authorizeNegativeRating(
  unit: UnitOfWork,
  tasks: TaskService,
  verb: PersonVerb,
  input: { id: string; version?: number | undefined },
): Promise<AuthorizedNegativeRating> {
  const { tx, actor } = unit;
  const row = await loadNegativeRating(tx, input.id);
  const kind = taskOfVerb(verb, row);
  const task = kind ? await tasks.getOpen(tx, { subjectType: 'negative-rating', subjectId: row.id }, kind) : null;
  const refusal = refuseByPermission(verb, actor, await findFacts(tx, row, task));
  if (refusal) throw forbidden(`Expected this actor to be allowed to ${verb} negative rating ${row.id}`, refusal);
  const status = requireNegativeStatus(verb, row);
  if (input.version !== undefined) requireVersion('negative rating', row, input.version);
  if (kind && !task) throw invalidState(`Expected an open ${kind} task of negative rating ${row.id}`, NO_TASK);
  return { row, status, task };
}

export const NO_TASK = '任务正在准备，请稍后再试';

/** What the permission rules ask about a check and the task that a verb concerns. */
export async function findFacts(
  db: Db | Tx,
  row: NegativeRatingRecord,
  task: OpenTask | null,
): Promise<NegativeRatingFacts> {
  const unit = row.unitId ? await db.unit.findUnique({ where: { id: row.unitId }, select: { name: true } }) : null;
  const ids = [row.callbackOfficerId, task?.assigneeId ?? null].filter((id) => id !== null);
  const users = new Map(
    (await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, displayName: true } })).map((user) => [
      user.id,
      user.displayName,
    ]),
  );
  return {
    unitId: row.unitId,
    unitName: unit?.name ?? null,
    callbackOfficerId: row.callbackOfficerId,
    officerName: users.get(row.callbackOfficerId ?? '') ?? null,
    assigneeId: task?.assigneeId ?? null,
    assigneeName: users.get(task?.assigneeId ?? '') ?? null,
  };
}

/** Gives the task to the one who acts, if nobody has claimed it, and completes it with what the diagram waits for. */
export async function endNegativeRatingTask(
  unit: UnitOfWork,
  tasks: TaskService,
  task: OpenTask | null,
  variables: Variables = {},
): Promise<void> {
  if (!task) throw new Error('Expected an open task to end');
  if (task.assigneeId === null && unit.actor.type === 'USER') await tasks.reassign(unit, task.jobKey, unit.actor.id);
  await tasks.end(unit, task.jobKey, variables);
}
