import type { BulkResult } from '../../api/operations.js';
import type { CommandContext } from '../../shared/command-context.js';
import { doEach } from './do-each.js';
import { requireOperator, type OperationsDeps } from './operations-deps.js';

/** An operator's verb over waiting commands, one or many; afterwards the relay looks at once at the cases they belong to. */
export async function eachOutboxRow(
  context: CommandContext,
  deps: Pick<OperationsDeps, 'can' | 'runtime'>,
  ids: string[],
  done: string,
  work: (id: string) => Promise<{ caseId: string; message: string }>,
): Promise<BulkResult> {
  requireOperator(deps, context.actor);
  const caseIds: string[] = [];
  const result = await doEach(
    ids,
    done,
    async (id) => {
      const { caseId, message } = await work(id);
      caseIds.push(caseId);
      return { message };
    },
    deps.runtime.warn,
  );
  deps.runtime.carryNow(caseIds);
  return result;
}
