import type { BulkResult } from '../../api/operations.js';
import { invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { eachOutboxRow } from './each-outbox-row.js';
import { findSubjectNumbers } from './find-subject-numbers.js';
import type { OperationsDeps } from './operations-deps.js';
import { outboxWhat } from './outbox-words.js';
import { isRefused } from './refused-commands.js';
import { tellHolder } from './tell-holder.js';

type Deps = Pick<OperationsDeps, 'can' | 'notices' | 'findSubject' | 'runtime'>;

/**
 * 放弃: a command that the engine refuses is not sent any more; one or many. The later commands of its case go on in their order (to hold
 * them back would stop the case for ever), and whoever has the case is told that its diagram never heard of this one. Only what was
 * refused: a command that waits for an engine that is away will be taken, and dropping it would lose what a person did. It stays in
 * 已放弃, from where 重发 brings it back.
 */
export async function dropOutboxRows(
  context: CommandContext,
  deps: Deps,
  input: { ids: string[]; reason: string },
): Promise<BulkResult> {
  return eachOutboxRow(context, deps, input.ids, '已放弃', (id) => dropOne(context, deps, id, input.reason));
}

function dropOne(context: CommandContext, deps: Deps, id: string, reason: string) {
  return inTransaction(context, async (unit) => {
    const { tx, at } = unit;
    const row = await tx.outboxCommand.findUnique({ where: { id } });
    if (!row) throw notFound(`Expected outbox row ${id}, but there is none`, '没有这条指令，或已过保存期');
    if (row.doneAt !== null)
      throw invalidState(`Expected outbox row ${id} to wait, but it is ${row.outcome}`, '这条指令已经送达或已放弃');
    if (!isRefused(row))
      throw invalidState(
        `Expected outbox row ${id} to be refused, but ${row.lastError ?? 'it was never sent'}`,
        '流程引擎没有拒绝这条指令，恢复后会自动送到，不能放弃',
      );
    await tx.outboxCommand.update({ where: { id }, data: { doneAt: at, outcome: 'DROPPED', nextAttemptAt: null } });
    await tx.letGoCommand.upsert({
      where: { outboxId: id },
      create: { outboxId: id, letGoAt: at },
      update: { letGoAt: at },
    });
    const later = await tx.outboxCommand.count({ where: { caseId: row.caseId, doneAt: null } });
    const what = outboxWhat(row.kind, row.payload);
    const subject = (await findSubjectNumbers(tx, [row.caseId])).get(row.caseId);
    await unit.ledger({
      action: 'outbox.dropped',
      subjectType: 'outbox',
      subjectId: id,
      ...(subject && { caseId: row.caseId }),
      summary: `放弃流程引擎拒绝的指令“${what}”`,
      reason,
      detail: { kind: row.kind, attempts: row.attempts, lastError: row.lastError, later },
    });
    const holder = { subjectType: subject?.subjectType ?? null, subjectId: subject ? row.caseId : null };
    const isTold = await tellHolder(unit, deps, holder, {
      dedupeKey: `outbox.dropped:${id}:${at.getTime()}`,
      kind: 'outbox.dropped',
      about: '流程没有收到一项办理结果',
      body: `“${what}”被流程引擎拒绝，系统管理员已放弃发送。流程可能停在等它的一步，请核对本件，需要时线下跟进。理由：${reason}`,
    });
    const told = isTold ? '，并已通知经办' : '';
    return { caseId: row.caseId, message: later > 0 ? `已放弃，后面 ${later} 条接着送${told}` : `已放弃${told}` };
  });
}
