import { forbidden, invalidState } from '../../shared/app-error.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { requireVersion } from '../../shared/require-version.js';
import type { OpenTask, TaskService } from '../../shared/task-service.js';
import type { Variables } from '../../engine/port.js';
import type { RectificationStatus } from '../../api/loop-states.js';
import { findRectificationFacts } from './find-rectification-facts.js';
import { loadRectification, type RectificationRecord } from './load-rectification.js';
import { refuseByPermission, type PersonVerb } from './rectification-permissions.js';
import { requireStatus } from './rectification-states.js';
import { taskMissing, taskOfVerb } from './task-of-verb.js';

export interface AuthorizedRectification {
  rectification: RectificationRecord;
  /** The status that the verb leads to. */
  status: RectificationStatus;
  task: OpenTask | null;
}

/**
 * The common beginning of every verb: loads the rectification and refuses by role, unit and task holder (FORBIDDEN), by status
 * (INVALID_STATE), by version (CONFLICT) and when the diagram does not wait for it (INVALID_STATE).
 */
export async function authorizeRectification(
  unit: UnitOfWork,
  tasks: TaskService,
  verb: PersonVerb,
  input: { id: string; version?: number | undefined },
  more: { refuse?(rectification: RectificationRecord): string | null } = {},
): Promise<AuthorizedRectification> {
  const { tx, actor } = unit;
  const rectification = await loadRectification(tx, input.id);
  const kind = taskOfVerb(verb, rectification);
  const task = kind
    ? await tasks.getOpen(tx, { subjectType: 'rectification', subjectId: rectification.id }, kind)
    : null;
  const refusal = refuseByPermission(verb, actor, await findRectificationFacts(tx, rectification, task));
  if (refusal)
    throw forbidden(`Expected this actor to be allowed to ${verb} rectification ${rectification.id}`, refusal);
  const status = requireStatus(verb, rectification);
  if (input.version !== undefined) requireVersion('rectification', rectification, input.version);
  const lacking = more.refuse?.(rectification) ?? null;
  if (lacking) throw invalidState(`Expected rectification ${rectification.id} to be complete for ${verb}`, lacking);
  if (kind && !task)
    throw invalidState(`Expected an open ${kind} task of rectification ${rectification.id}`, taskMissing(verb));
  return { rectification, status, task };
}

/** Gives the task to the one who acts, if nobody has claimed it, and completes it with what the diagram waits for. */
export async function endRectificationTask(
  unit: UnitOfWork,
  tasks: TaskService,
  task: OpenTask | null,
  variables: Variables,
): Promise<void> {
  if (!task) throw new Error('Expected an open task to end');
  if (task.assigneeId === null && unit.actor.type === 'USER') await tasks.reassign(unit, task.jobKey, unit.actor.id);
  await tasks.end(unit, task.jobKey, variables);
}

/** The acting user's id; the system has none. */
export const actorId = (unit: UnitOfWork): string | null => (unit.actor.type === 'USER' ? unit.actor.id : null);
