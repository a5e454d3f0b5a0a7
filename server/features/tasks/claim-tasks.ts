import { ROLES, type Role } from '../../api/roles.js';
import type { ClaimResult } from '../../api/inbox.js';
import type { UserActor } from '../../shared/actor.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { dbTime } from '../../shared/db-time.js';
import { txAll, txRun } from '../../shared/tx-sql.js';
import { kindName, kindsOf, requireUser, type Can } from './task-viewer.js';

export interface ClaimDeps {
  can: Can;
  /** Told inside the transaction that a task has (or has no longer) somebody who handles it: the item keeps its handler. */
  handlerChanged(
    unit: UnitOfWork,
    task: { subjectType: string; subjectId: string; kind: string },
    userId: string | null,
  ): Promise<void>;
}

type Task = NonNullable<Awaited<ReturnType<UnitOfWork['tx']['userTask']['findUnique']>>>;

/**
 * 领取: takes tasks from the unit's list, each or with a sentence why not: gone, somebody else's (names who), another unit's or
 * post's, or of an application that this clerk accepted (R139). Taking what is mine already is no fault.
 */
export function claimTasks(
  context: CommandContext,
  deps: ClaimDeps,
  input: { taskIds: string[] },
): Promise<ClaimResult> {
  const user = requireUser(context.actor);
  return inTransaction(context, async (unit) => {
    const result: ClaimResult = { claimed: [], refused: [] };
    for (const id of new Set(input.taskIds)) {
      const message = await claimOne(unit, deps, user, id);
      if (message === null) result.claimed.push(id);
      else result.refused.push({ id, message });
    }
    return result;
  });
}

/** Claims a task; answers why not, or null. */
async function claimOne(unit: UnitOfWork, deps: ClaimDeps, user: UserActor, jobKey: string): Promise<string | null> {
  const { tx, at } = unit;
  const task = await tx.userTask.findUnique({ where: { jobKey } });
  if (task?.state !== 'CREATED') return '该任务不存在或已经办理';
  if (task.assigneeId === user.id) return null;
  const refusal =
    (await takenBy(unit, task)) ??
    (await notACandidate(unit, deps, user, task)) ??
    (await acceptedIt(unit, user, task));
  if (refusal !== null) return refusal;
  await txRun(
    tx,
    'UPDATE "UserTask" SET "assigneeId" = ?, "claimedAt" = ? WHERE "jobKey" = ?',
    user.id,
    dbTime(at),
    jobKey,
  );
  await deps.handlerChanged(unit, task, user.id);
  await unit.ledger({
    action: 'task.claimed',
    subjectType: task.subjectType,
    subjectId: task.subjectId,
    caseId: task.caseId,
    summary: `领取“${kindName(task.kind)}”${task.number}`,
    detail: { jobKey, kind: task.kind },
  });
  return null;
}

async function takenBy(unit: UnitOfWork, task: Task): Promise<string | null> {
  if (task.assigneeId === null) return null;
  const owner = await unit.tx.user.findUnique({ where: { id: task.assigneeId }, select: { displayName: true } });
  return `已由${owner?.displayName ?? '他人'}领取`;
}

async function notACandidate(unit: UnitOfWork, deps: ClaimDeps, user: UserActor, task: Task): Promise<string | null> {
  const mayDo = (kindsOf(user, deps.can) as string[]).includes(task.kind);
  const inUnit = task.candidateUnitId !== null && task.candidateUnitId === user.unitId;
  const inRole = task.candidateRole !== null && (user.roles as readonly string[]).includes(task.candidateRole);
  if (mayDo && (inUnit || inRole)) return null;
  if (inUnit) return `您的岗位不能办理“${kindName(task.kind)}”`;
  if (task.candidateUnitId !== null) {
    const owner = await unit.tx.unit.findUnique({ where: { id: task.candidateUnitId }, select: { name: true } });
    return `该任务属于${owner?.name ?? '其他单位'}`;
  }
  return `该任务由${ROLES[task.candidateRole as Role] ?? '其他岗位'}办理`;
}

/** R139: accepting and approving one case are never the same person's. */
async function acceptedIt(unit: UnitOfWork, user: UserActor, task: Task): Promise<string | null> {
  if (task.kind !== 'item.handle') return null;
  const [application] = await txAll<{ acceptedById: string | null }>(
    unit.tx,
    'SELECT "acceptedById" FROM "Application" WHERE "id" = ?',
    task.caseId,
  );
  return application?.acceptedById === user.id ? '您是本件的受理人，受理和审批须由不同的人办理' : null;
}
