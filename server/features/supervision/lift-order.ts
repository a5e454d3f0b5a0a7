import type { ActionResult } from '../../api/applications.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { sendMessage } from '../../shared/send-message.js';
import type { SupervisionService } from '../../shared/supervision-service.js';
import { authorizeSupervision } from './authorize-supervision.js';
import { changeSupervision, loadSupervision, type SupervisionRecord } from './load-supervision.js';
import { findOpenOrder } from './place-order.js';
import type { SupervisionDeps } from './supervision-deps.js';
import { logSupervision } from './supervision-log.js';
import { isFinal, requireSupervisionStatus } from './supervision-states.js';

type Deps = Pick<SupervisionDeps, 'deadlines'>;

/** 解除督办 by hand, with a reason. */
export async function liftOrder(
  context: CommandContext,
  deps: SupervisionDeps,
  input: { id: string; version: number; reason: string },
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { row } = await authorizeSupervision(unit, deps.tasks, 'lift', input);
    const { version } = await liftRow(unit, deps, row, input.reason);
    await sendMessage(unit, row.id, 'supervision.lifted', row.id);
    return { id: row.id, version, message: '已解除督办' };
  });
}

/** The orders as other features see them. */
export const createSupervisionService = (deps: Deps): SupervisionService => ({
  async liftFor(unit, { reason, ...subject }) {
    const row = await findOpenOrder(unit.tx, subject);
    if (!row) return;
    await liftRow(unit, deps, row, reason);
    await sendMessage(unit, row.id, 'supervision.lifted', row.id);
  },
});

/** The diagram has left by message: the row says so already, or does now. */
export async function leaveSupervision(unit: UnitOfWork, deps: Deps, id: string): Promise<void> {
  const row = await loadSupervision(unit.tx, id);
  if (!isFinal(row)) await liftRow(unit, deps, row, '流程已解除');
}

async function liftRow(
  unit: UnitOfWork,
  { deadlines }: Deps,
  row: SupervisionRecord,
  reason: string,
): Promise<{ version: number }> {
  const status = requireSupervisionStatus('lift', row);
  const changed = await changeSupervision(unit.tx, row.id, { status, closedAt: unit.at, closedReason: reason });
  await deadlines.close(unit, { subjectType: 'supervision', subjectId: row.id, reason: '已取消（督办解除）' });
  await logSupervision(unit, row, 'supervision.lifted', '解除督办', { reason });
  return changed;
}
