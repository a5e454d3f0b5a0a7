import { invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeWalkthrough } from './authorize-walkthrough.js';
import { keepRecord, requireStep } from './keep-record.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';

/** Keeps what the walker types, all the while; a draft is no record yet and leaves no line in the 台账. The last one sent counts. */
export async function saveStepDraft(
  context: CommandContext,
  deps: Pick<WalkthroughDeps, 'tasks'>,
  input: { id: string; kind: string; draft: Record<string, unknown> },
): Promise<{ savedAt: string }> {
  return inTransaction(context, async (unit) => {
    const { walkthrough } = await authorizeWalkthrough(unit, 'save-draft', input);
    const step = await requireStep(unit.tx, walkthrough, input.kind);
    const isRecorded = walkthrough.records.some(({ kind, recordedAt }) => kind === input.kind && recordedAt !== null);
    if (
      isRecorded &&
      !(await deps.tasks.getOpen(unit.tx, { subjectType: 'walkthrough', subjectId: walkthrough.id }, input.kind))
    )
      throw invalidState(`Expected step ${input.kind} to be open`, '这一步已经记录，草稿不再保存');
    await keepRecord(unit.tx, unit.at, walkthrough.id, step, { draft: input.draft });
    return { savedAt: unit.at.toISOString() };
  });
}
