import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { actorId, authorizeSupervision, endSupervisionTask } from './authorize-supervision.js';
import { changeSupervision } from './load-supervision.js';
import type { SupervisionDeps } from './supervision-deps.js';
import { logSupervision } from './supervision-log.js';

/** 签收 by the supervised unit; ends the clock of signing. */
export async function signForOrder(
  context: CommandContext,
  deps: SupervisionDeps,
  input: { id: string; version: number },
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { row, status, task } = await authorizeSupervision(unit, deps.tasks, 'sign-for', input);
    const { version } = await changeSupervision(unit.tx, row.id, {
      status,
      signedForAt: unit.at,
      signedForById: actorId(unit),
    });
    await deps.deadlines.close(unit, {
      subjectType: 'supervision',
      subjectId: row.id,
      kind: 'SUPERVISION_SIGN',
      reason: '已签收',
    });
    await logSupervision(unit, row, 'supervision.signedFor', '签收督办单');
    await endSupervisionTask(unit, deps.tasks, task);
    return { id: row.id, version, message: '已签收，请在期限内办理并回复' };
  });
}
