import type { NeedRow, NewNeed } from '../../api/problems.js';
import { forbidden } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { nextNumber } from '../../shared/next-number.js';
import { requireText } from '../../shared/require-text.js';

/** 登记需求 in the need list (R39), with item and post of who raised it (R43). Sent again (a phone that lost the answer) it is the one there is. */
export async function addNeed(context: CommandContext, input: NewNeed): Promise<Pick<NeedRow, 'id' | 'number'>> {
  const description = requireText(input.description, '请写明需求');
  const serviceItemName = requireText(input.serviceItemName, '请填写事项名称');
  return inTransaction(context, async (unit) => {
    const { tx, at, actor } = unit;
    if (actor.type !== 'USER') throw forbidden('Expected a signed-in user to add a need', '请先登录');
    const { walkthroughId = null } = input;
    const said = { description, serviceItemName, walkthroughId, reportedById: actor.id };
    const same = await tx.need.findFirst({
      where: { ...said, closedAt: null, withdrawnAt: null },
      select: { id: true, number: true },
    });
    if (same) return same;
    const id = newId('need', at);
    const number = await nextNumber(tx, at, 'XQ');
    await tx.need.create({
      data: {
        id,
        number,
        ...said,
        reporterPost: actor.post,
        unitId: actor.unitId,
        createdAt: at,
      },
    });
    await unit.ledger({
      action: 'need.added',
      subjectType: 'need',
      subjectId: id,
      caseId: walkthroughId ?? id,
      summary: `${number}：提出需求`,
    });
    return { id, number };
  });
}
