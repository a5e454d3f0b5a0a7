import { invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeWalkthrough } from './authorize-walkthrough.js';
import { logWalkthrough } from './walkthrough-log.js';

/** Takes back a piece of evidence while its step is open; what a recorded step rests on stays. The content stays, the row is marked. */
export async function removeEvidence(
  context: CommandContext,
  input: { id: string; kind: string; evidenceId: string },
): Promise<void> {
  await inTransaction(context, async (unit) => {
    const { walkthrough } = await authorizeWalkthrough(unit, 'change-evidence', input);
    const record = walkthrough.records.find(({ kind }) => kind === input.kind);
    const evidence = record?.evidence.find(({ id }) => id === input.evidenceId);
    if (!record || !evidence)
      throw notFound(`Expected evidence ${input.evidenceId} of walkthrough ${walkthrough.id}`, '没有找到这份凭证');
    if (record.recordedAt)
      throw invalidState(`Expected step ${input.kind} to be open`, '这一步已经记录，凭证须保留，不能删除');
    await unit.tx.walkthroughEvidence.update({ where: { id: evidence.id }, data: { removedAt: unit.at } });
    await logWalkthrough(unit, walkthrough, 'walkthrough.evidenceRemoved', '删除一份凭证', {
      detail: { kind: input.kind, evidenceId: evidence.id },
    });
  });
}
