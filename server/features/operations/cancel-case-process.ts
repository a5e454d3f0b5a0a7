import type { BulkResult } from '../../api/operations.js';
import { invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { findDiagramNames } from '../processes/find-diagram-names.js';
import { findWaitingFor, type WaitsFor } from '../tasks/find-waiting-for.js';
import { doEach } from './do-each.js';
import { findCancelsUnderway } from './find-cancels-underway.js';
import { findRootInstances, type RootInstance } from './find-root-instances.js';
import { findTarget } from './find-target.js';
import { requireOperator, type OperationsDeps } from './operations-deps.js';

type Deps = Pick<OperationsDeps, 'can' | 'notices' | 'findSubject' | 'runtime'>;

/**
 * 停止流程: ends the whole process of a case, with everything it called; it cannot be undone. The case's own rows stay as they are, so
 * whoever has it in hand is told to go on without the diagram. `ids`: of stuck steps or of process instances; one or many.
 */
export function cancelCaseProcesses(
  context: CommandContext,
  deps: Deps,
  input: { ids: string[]; reason: string },
): Promise<BulkResult> {
  requireOperator(deps, context.actor);
  return doEach(input.ids, '已提交停止流程', (id) => cancelOne(context, deps, id, input.reason), deps.runtime.warn);
}

function cancelOne(context: CommandContext, deps: Deps, id: string, reason: string) {
  return inTransaction(context, async (unit) => {
    const { tx } = unit;
    const instanceKey = (await findTarget(tx, id))?.processInstanceKey ?? id;
    const root = (await findRootInstances(tx, [instanceKey])).get(instanceKey);
    if (!root) throw notFound(`Expected ${id} to be a stuck step or a process instance`, '没有这个流程或步骤');
    if (root.state !== 'ACTIVE')
      throw invalidState(`Expected instance ${root.key} to be ACTIVE, but it is ${root.state}`, '流程已经结束');
    if ((await findCancelsUnderway(tx, [root.key])).has(root.key)) return { message: '此前已提交，正在等流程引擎执行' };
    const name = (await findDiagramNames(tx, [root.definitionKey])).get(root.definitionKey)?.name ?? root.processId;
    await unit.toEngine(root.caseId ?? root.key, { kind: 'cancelProcessInstance', processInstanceKey: root.key });
    await unit.ledger({
      action: 'process.cancelled',
      subjectType: 'process',
      subjectId: root.processId,
      ...(root.caseId !== null && { caseId: root.caseId }),
      summary: `停止流程“${name}”`,
      reason,
      detail: { processInstanceKey: root.key },
    });
    const isTold = await tellHolder(unit, deps, root, { name, reason });
    return { message: `已提交停止流程“${name}”${isTold ? '，并已通知经办' : ''}` };
  });
}

/** The case does not end with its diagram: somebody has to know. */
async function tellHolder(
  unit: UnitOfWork,
  deps: Deps,
  { key, subjectType, subjectId }: RootInstance,
  { name, reason }: { name: string; reason: string },
): Promise<boolean> {
  if (subjectType === null || subjectId === null) return false;
  const facts = await deps.findSubject(unit.tx, subjectType, subjectId);
  if (!facts) return false;
  const holder: WaitsFor =
    (facts.handlerId !== null && { recipientType: 'USER', recipientId: facts.handlerId }) ||
    ((await findWaitingFor(unit.tx, { subjectType, subjectId }, facts.unitId)) ??
      (facts.unitId !== null
        ? { recipientType: 'UNIT', recipientId: facts.unitId }
        : { recipientType: 'ROLE', recipientId: 'COORDINATOR' }));
  await deps.notices.send(unit, {
    ...holder,
    dedupeKey: `process.cancelled:${key}`,
    kind: 'process.cancelled',
    title: `流程已停止：${facts.title} ${facts.number}`,
    body: `“${name}”由系统管理员停止，系统不再推动后续步骤，请线下跟进。理由：${reason}`,
    subjectType,
    subjectId,
  });
  return true;
}
