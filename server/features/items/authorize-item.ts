import type { TaskKind } from '../../../processes/contract.js';
import { forbidden, invalidState } from '../../shared/app-error.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { requireVersion } from '../../shared/require-version.js';
import type { OpenTask, TaskService } from '../../shared/task-service.js';
import { txAll } from '../../shared/tx-sql.js';
import { loadItem, type ItemRecord } from './load-item.js';
import { refuseByPermission, type ItemFacts, type PersonVerb } from './item-permissions.js';
import { isFinished, requireItemStatus } from './item-states.js';

export interface AuthorizedItem {
  item: ItemRecord;
  status: ReturnType<typeof requireItemStatus>;
  task: OpenTask | null;
}

/** The task that a verb ends or hands over; the others leave it alone. */
const TASK_OF: Partial<Record<PersonVerb, TaskKind>> = {
  decide: 'item.handle',
  'request-correction': 'item.handle',
  suspend: 'item.handle',
  return: 'item.handle',
  transfer: 'item.handle',
  'assign-unit': 'item.assign-unit',
};

/**
 * The common beginning of every verb: loads the item and refuses by role, unit and task holder (FORBIDDEN), by status
 * (INVALID_STATE) and by version (CONFLICT). `version` undefined: the verb does not depend on what the person saw.
 */
export async function authorizeItem(
  unit: UnitOfWork,
  tasks: TaskService,
  verb: PersonVerb,
  input: { id: string; version?: number | undefined },
): Promise<AuthorizedItem> {
  const { tx, actor } = unit;
  const item = await loadItem(tx, input.id);
  const kind = TASK_OF[verb];
  // the task of an item that has been withdrawn is nobody's, though the diagram has not cancelled it yet
  const task =
    kind && !isFinished(item) ? await tasks.getOpen(tx, { subjectType: 'item', subjectId: item.id }, kind) : null;
  const refusal = refuseByPermission(verb, actor, await itemFacts(unit, item, task));
  if (refusal) throw forbidden(`Expected this actor to be allowed to ${verb} item ${item.id}`, refusal);
  const status = requireItemStatus(verb, item);
  if (input.version !== undefined) requireVersion('item', item, input.version);
  if (kind && !task) throw invalidState(`Expected an open ${kind} task of item ${item.id}`, '任务正在准备，请稍后再试');
  return { item, status, task };
}

/** Gives the task to the one who acts, if nobody has claimed it, and completes it with the decision the diagram waits for. */
export async function endItemTask(
  unit: UnitOfWork,
  tasks: TaskService,
  task: OpenTask | null,
  variables: Record<string, string>,
): Promise<void> {
  if (!task) throw new Error('Expected an open task to end');
  if (task.assigneeId === null && unit.actor.type === 'USER') await tasks.reassign(unit, task.jobKey, unit.actor.id);
  await tasks.end(unit, task.jobKey, variables);
}

async function itemFacts({ tx }: UnitOfWork, item: ItemRecord, task: OpenTask | null): Promise<ItemFacts> {
  const [names] = await txAll<{ unitName: string | null; assigneeName: string | null }>(
    tx,
    'SELECT (SELECT "name" FROM "Unit" WHERE "id" = ?) AS "unitName", (SELECT "displayName" FROM "User" WHERE "id" = ?) AS "assigneeName"',
    item.unitId,
    task?.assigneeId ?? null,
  );
  return {
    unitId: item.unitId,
    unitName: names?.unitName ?? null,
    applicationId: item.applicationId,
    acceptedById: item.application.acceptedById,
    assigneeId: task?.assigneeId ?? null,
    assigneeName: names?.assigneeName ?? null,
  };
}
