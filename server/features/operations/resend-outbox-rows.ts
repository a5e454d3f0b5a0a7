import type { BulkResult } from '../../api/operations.js';
import { invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { eachOutboxRow } from './each-outbox-row.js';
import { findSubjectNumbers } from './find-subject-numbers.js';
import type { OperationsDeps } from './operations-deps.js';
import { outboxWhat } from './outbox-words.js';

type Deps = Pick<OperationsDeps, 'can' | 'runtime'>;

/**
 * 重发: a command that waits is tried at once, one that was let go waits again; one or many. The engine refuses what it has had before
 * (same message id, job gone), so that nothing happens twice.
 */
export async function resendOutboxRows(
  context: CommandContext,
  deps: Deps,
  input: { ids: string[]; reason: string },
): Promise<BulkResult> {
  return eachOutboxRow(context, deps, input.ids, '已提交重发', (id) => resendOne(context, id, input.reason));
}

function resendOne(context: CommandContext, id: string, reason: string) {
  return inTransaction(context, async (unit) => {
    const { tx } = unit;
    const row = await tx.outboxCommand.findUnique({ where: { id } });
    if (!row) throw notFound(`Expected outbox row ${id}, but there is none`, '没有这条指令，或已过保存期');
    const isLetGo = (await tx.letGoCommand.count({ where: { outboxId: id } })) > 0;
    if (row.doneAt !== null && !isLetGo)
      throw invalidState(`Expected outbox row ${id} to wait, but it is ${row.outcome}`, '这条指令已经送达，不用重发');
    await tx.letGoCommand.deleteMany({ where: { outboxId: id } });
    await tx.outboxCommand.update({
      where: { id },
      data: { doneAt: null, outcome: null, nextAttemptAt: null },
    });
    const isCase = (await findSubjectNumbers(tx, [row.caseId])).has(row.caseId);
    await unit.ledger({
      action: 'outbox.resent',
      subjectType: 'outbox',
      subjectId: id,
      ...(isCase && { caseId: row.caseId }),
      summary: `重发没有送达的指令“${outboxWhat(row.kind, row.payload)}”`,
      reason,
      detail: { kind: row.kind, outcome: row.outcome, attempts: row.attempts },
    });
    return { caseId: row.caseId, message: '已提交重发' };
  });
}
