import type { ActionResult } from '../../api/applications.js';
import type { NeedInput } from '../../api/problems.js';
import type { Tx } from '../../db.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { requireText } from '../../shared/require-text.js';
import { requireVersion } from '../../shared/require-version.js';
import { loadNeed, requireKept, type NeedRecord } from './load-need.js';

/** Changes the words of a need; what they were stays in the ledger (R67). */
export async function changeNeed(
  context: CommandContext,
  input: NeedInput & { id: string; version: number },
): Promise<ActionResult> {
  const description = requireText(input.description, '请写明需求');
  const serviceItemName = requireText(input.serviceItemName, '请填写事项名称');
  return inTransaction(context, async (unit) => {
    const need = await loadNeed(unit.tx, input.id);
    requireKept(unit.actor, need);
    requireVersion('need', need, input.version);
    const { version } = await updateNeed(unit.tx, need.id, { description, serviceItemName });
    await logNeed(unit, need, 'need.changed', '修改需求', {
      detail: { from: { description: need.description, serviceItemName: need.serviceItemName } },
    });
    return { id: need.id, version, message: `已修改 ${need.number}` };
  });
}

/** 撤回 with a reason; the row stays, no list counts it as open (R67). */
export async function withdrawNeed(
  context: CommandContext,
  input: { id: string; version: number; reason: string },
): Promise<ActionResult> {
  const reason = requireText(input.reason, '撤回需求须写明理由');
  return inTransaction(context, async (unit) => {
    const need = await loadNeed(unit.tx, input.id);
    requireKept(unit.actor, need);
    requireVersion('need', need, input.version);
    const { version } = await updateNeed(unit.tx, need.id, { withdrawnAt: unit.at, withdrawReason: reason });
    await logNeed(unit, need, 'need.withdrawn', '撤回需求', { reason });
    return { id: need.id, version, message: `已撤回 ${need.number}` };
  });
}

/** Changes the row and counts its version on. */
export const updateNeed = (
  tx: Tx,
  id: string,
  data: Parameters<Tx['need']['update']>[0]['data'],
): Promise<{ version: number }> =>
  tx.need.update({ where: { id }, data: { ...data, version: { increment: 1 } }, select: { version: true } });

/** One line of the 台账 about a need. */
export const logNeed = (
  unit: UnitOfWork,
  need: Pick<NeedRecord, 'id' | 'number' | 'walkthroughId'>,
  action: string,
  what: string,
  more: { reason?: string | undefined; detail?: Record<string, unknown> } = {},
): Promise<void> =>
  unit.ledger({
    action,
    subjectType: 'need',
    subjectId: need.id,
    caseId: need.walkthroughId ?? need.id,
    summary: `${need.number}：${what}`,
    ...more,
  });
