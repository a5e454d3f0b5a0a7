import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { noticesOf } from './find-notices.js';

/** Marks notices as read; ids of other people's notices have no effect. Returns how many were marked now. */
export async function readNotices(context: CommandContext, ids: readonly string[]): Promise<{ read: number }> {
  return inTransaction(context, async ({ tx, at }) => {
    const { count } = await tx.notice.updateMany({
      where: { AND: [noticesOf(context.actor), { id: { in: [...ids] }, readAt: null }] },
      data: { readAt: at },
    });
    return { read: count };
  });
}
