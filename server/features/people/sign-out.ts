import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { sessionIdOf } from './session-token.js';

/** Ends the session behind the token. Idempotent. */
export async function signOut(context: CommandContext, token: string): Promise<void> {
  await inTransaction(context, async ({ tx, actor, ledger }) => {
    const { count } = await tx.session.deleteMany({ where: { id: sessionIdOf(token) } });
    if (count > 0 && actor.type === 'USER')
      await ledger({ action: 'session.ended', subjectType: 'user', subjectId: actor.id, summary: '退出系统' });
  });
}
