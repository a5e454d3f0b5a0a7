import type { BulkResult } from '../../api/operations.js';
import { invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { findDiagramNames } from '../processes/find-diagram-names.js';
import { doEach } from './do-each.js';
import { findCancelsUnderway } from './find-cancels-underway.js';
import { findRootInstances } from './find-root-instances.js';
import { findTarget } from './find-target.js';
import { requireOperator, type OperationsDeps } from './operations-deps.js';
import { tellHolder } from './tell-holder.js';

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
    // the case does not end with its diagram: somebody has to know
    const isTold = await tellHolder(unit, deps, root, {
      dedupeKey: `process.cancelled:${root.key}`,
      kind: 'process.cancelled',
      about: '流程已停止',
      body: `“${name}”由系统管理员停止，系统不再推动后续步骤，请线下跟进。理由：${reason}`,
    });
    return { message: `已提交停止流程“${name}”${isTold ? '，并已通知经办' : ''}` };
  });
}
