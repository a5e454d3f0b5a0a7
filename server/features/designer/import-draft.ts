import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import type { DesignerDeps } from './designer-deps.js';
import { requireDesigner } from './designer-permissions.js';
import { findCurrentVersion } from './find-current-version.js';
import { logDraft } from './log-draft.js';
import { readDiagram } from './read-diagram.js';

/** 导入: a file becomes a draft as it is, not one character changed. What is wrong with it shows in the editor and keeps it from being submitted. */
export async function importDraft(
  context: CommandContext,
  deps: Pick<DesignerDeps, 'can'>,
  input: { xml: string },
): Promise<{ id: string }> {
  const author = requireDesigner(deps, context.actor);
  const { processId, name } = await readDiagram(input.xml);
  return inTransaction(context, async (unit) => {
    const draft = await unit.tx.processDraft.create({
      data: {
        id: newId('draft', unit.at),
        processId,
        name,
        xml: input.xml,
        baseVersion: await findCurrentVersion(unit.tx, processId),
        status: 'DRAFT',
        authorId: author.id,
        createdAt: unit.at,
        updatedAt: unit.at,
      },
    });
    await logDraft(unit, draft, 'process.imported', '导入为草稿');
    return { id: draft.id };
  });
}
