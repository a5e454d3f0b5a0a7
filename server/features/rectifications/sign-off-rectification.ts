import type { ActionResult } from '../../api/applications.js';
import type { Tx } from '../../db.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { momentText } from '../../shared/local-day.js';
import { nextNumber } from '../../shared/next-number.js';
import { actorId, authorizeRectification, endRectificationTask } from './authorize-rectification.js';
import { changeRectification, lastRound } from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { logRectification } from './rectification-log.js';
import { requireText } from '../../shared/require-text.js';

export interface SignOffRectification {
  id: string;
  version: number;
  effect: string;
  note?: string | undefined;
  /** The version of a process that the fix changed (R65). */
  changedProcessId?: string | undefined;
  changedVersion?: number | undefined;
}

/**
 * 销号: a number and a line in the ledger with effect, post of the verifier and time (R55). Never by the doer, and never without a
 * satisfied evaluation of this very round (R51). The problem and its measure are done.
 */
export async function signOffRectification(
  context: CommandContext,
  deps: RectificationDeps,
  input: SignOffRectification,
): Promise<ActionResult> {
  const effect = requireText(input.effect, '销号须写明整改效果');
  return inTransaction(context, async (unit) => {
    const { tx, at } = unit;
    const { rectification, status, task } = await authorizeRectification(unit, deps.tasks, 'sign-off', input, {
      refuse: (row) =>
        lastRound(row)?.verification === 'PASSED' && lastRound(row)?.evaluation === 'SATISFIED'
          ? null
          : '未经复核和评价，不得销号',
    });
    const round = lastRound(rectification);
    const changed = await checkChangedProcess(tx, input);
    const number = await nextNumber(tx, at, 'XH');
    const { version } = await changeRectification(tx, rectification.id, {
      status,
      effect,
      signOffNumber: number,
      signedOffAt: at,
      signedOffById: actorId(unit),
      closedAt: at,
      progressAt: at,
      ...changed,
    });
    const verifier = round?.verifiedById
      ? await tx.user.findUnique({
          where: { id: round.verifiedById },
          select: { post: true },
        })
      : null;
    await logRectification(
      unit,
      rectification,
      'rectification.signedOff',
      `销号 ${number}；整改效果：${effect}；核验人：${verifier?.post ?? '—'}；${momentText(at)}`,
      {
        reason: input.note?.trim() || undefined,
        detail: {
          signOffNumber: number,
          round: rectification.round,
          ...changed,
        },
      },
    );
    if (rectification.problemId)
      await deps.problems.signedOff(unit, {
        problemId: rectification.problemId,
        rectificationId: rectification.id,
        effect,
      });
    await deps.rectificationEnded?.(unit, {
      rectificationId: rectification.id,
      reason: '整改已销号',
    });
    await endRectificationTask(unit, deps.tasks, task, { signOff: 'SIGN_OFF' });
    return { id: rectification.id, version, message: `已销号，编号 ${number}` };
  });
}

async function checkChangedProcess(tx: Tx, { changedProcessId, changedVersion }: SignOffRectification) {
  if (!changedProcessId && !changedVersion) return {};
  const known =
    changedProcessId && changedVersion
      ? await tx.processDefinition.findFirst({
          where: { processId: changedProcessId, version: changedVersion },
          select: { version: true },
        })
      : null;
  if (!known) throw invalidArgument(`Expected a version of process ${changedProcessId}`, '没有找到所填的流程版本');
  return {
    changedProcessId: changedProcessId ?? null,
    changedVersion: changedVersion ?? null,
  };
}
