import type { DesignProblem } from '../../api/designer.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { requireVersion } from '../../shared/require-version.js';
import { checkDraft } from './check-draft.js';
import type { DesignerDeps } from './designer-deps.js';
import { requireAuthor } from './designer-permissions.js';
import { requireDraftStatus } from './draft-states.js';
import { changeDraft, loadDraft } from './load-draft.js';
import { readDiagram } from './read-diagram.js';

/**
 * Autosave: keeps what the author has drawn, right or wrong, and answers what is wrong with it. No line in the 台账: a draft
 * is nobody's business until it is submitted. The process id stays: cases, messages and screens know the process by it.
 */
export async function saveDraft(
  context: CommandContext,
  deps: Pick<DesignerDeps, 'can'>,
  input: { id: string; xml: string; version: number },
): Promise<{ id: string; version: number; problems: DesignProblem[] }> {
  const { processId, name } = await readDiagram(input.xml);
  const saved = await inTransaction(context, async ({ tx, at, actor }) => {
    const draft = await loadDraft(tx, input.id);
    requireAuthor(deps, actor, draft);
    const status = requireDraftStatus('save', draft);
    requireVersion('draft', draft, input.version);
    if (processId !== draft.processId)
      throw invalidArgument(
        `Expected process id ${draft.processId} in draft ${draft.id}, got ${processId}`,
        `流程编号不能改：须为“${draft.processId}”，现为“${processId}”`,
      );
    const { version } = await changeDraft(tx, draft.id, { xml: input.xml, name, status, updatedAt: at });
    return { ...draft, xml: input.xml, version };
  });
  return { id: saved.id, version: saved.version, problems: await checkDraft(context.db, saved) };
}
