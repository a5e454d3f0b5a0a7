import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeWalkthrough } from './authorize-walkthrough.js';
import { keepRecord, requireStep } from './keep-record.js';

/** Keeps what the walker types, all the while; a draft is no record yet and leaves no line in the 台账. The last one sent counts. */
export async function saveStepDraft(context: CommandContext, input: { id: string; kind: string; draft: Record<string, unknown> }): Promise<{ savedAt: string }> {
  return inTransaction(context, async (unit) => {
    const { walkthrough } = await authorizeWalkthrough(unit, 'save-draft', input);
    const step = await requireStep(unit.tx, walkthrough, input.kind);
    await keepRecord(unit.tx, unit.at, walkthrough.id, step, { draft: input.draft });
    return { savedAt: unit.at.toISOString() };
  });
}
