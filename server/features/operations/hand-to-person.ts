import type { BulkResult } from '../../api/operations.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { getIncidentCause } from '../processes/get-incident-cause.js';
import { doEach } from './do-each.js';
import { findPlace, type OnePlace } from './find-place.js';
import { getTarget } from './find-target.js';
import { requireOperator, type OperationsDeps } from './operations-deps.js';

type Deps = Pick<OperationsDeps, 'can' | 'notices' | 'runtime'>;

export interface HandToPerson {
  ids: string[];
  userId: string;
  reason: string;
}

/**
 * 交人: a named person follows the stuck step up, with a notice that says where it is, why, and what is asked; one or many. To the same
 * person for the same reason again changes nothing; to another person the newest counts.
 */
export function handToPerson(context: CommandContext, deps: Deps, input: HandToPerson): Promise<BulkResult> {
  requireOperator(deps, context.actor);
  return doEach(input.ids, '已交人跟进', (id) => handOne(context, deps, id, input), deps.runtime.warn);
}

function handOne(context: CommandContext, deps: Deps, id: string, { userId, reason }: HandToPerson) {
  return inTransaction(context, async (unit) => {
    const { tx, at } = unit;
    const target = await getTarget(tx, id);
    const person = await tx.user.findUnique({ where: { id: userId }, select: { displayName: true, active: true } });
    if (!person?.active)
      throw invalidArgument(`Expected user ${userId} to be active`, '没有这个人，或其账号已停用', {
        fields: { userId: '请另选一人' },
      });
    const targetKey = target.incidentKey ?? target.key;
    const known = await tx.stepFollowUp.findUnique({ where: { targetKey } });
    if (known?.userId === userId && known.reason === reason) return { message: `此前已交${person.displayName}跟进` };
    const row = { userId, reason, assignedAt: at };
    await tx.stepFollowUp.upsert({ where: { targetKey }, create: { targetKey, ...row }, update: row });
    const place = await findPlace(tx, target);
    await tell(unit, deps, place, { userId, reason, targetKey });
    await unit.ledger({
      action: 'step.handedOver',
      subjectType: 'process',
      subjectId: place.processId,
      ...(place.caseId !== null && { caseId: place.caseId }),
      summary: `卡住的步骤“${place.elementName}”交人跟进`,
      reason,
      detail: { targetKey, userId, elementId: place.elementId, processInstanceKey: target.processInstanceKey },
    });
    return { message: `已交${person.displayName}跟进，并已通知` };
  });
}

function tell(
  unit: UnitOfWork,
  { notices }: Deps,
  place: OnePlace,
  { userId, reason, targetKey }: { userId: string; reason: string; targetKey: string },
): Promise<void> {
  const cause = place.incident
    ? getIncidentCause(place.incident.errorType, place.incident.errorMessage, place.elementName)
    : `“${place.elementName}”一直没有执行`;
  const { subjectType, subjectId } = place;
  return notices.send(unit, {
    dedupeKey: `step.handedOver:${targetKey}:${userId}:${unit.at.getTime()}`,
    recipientType: 'USER',
    recipientId: userId,
    kind: 'step.handedOver',
    title: `请跟进：${[place.number, place.elementName].filter(Boolean).join(' ')}`,
    body: `${place.processName}：${cause}。交办说明：${reason}`,
    ...(subjectType !== null && subjectId !== null
      ? { subjectType, subjectId }
      : { subjectType: 'process', subjectId: place.processId }),
  });
}
