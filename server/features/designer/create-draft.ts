import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { getDefinition } from '../processes/get-process.js';
import type { DesignerDeps } from './designer-deps.js';
import { requireDesigner } from './designer-permissions.js';
import { logDraft } from './log-draft.js';

/** 起草新版 from the newest version, or from an earlier one. The diagram is taken over character for character. */
export async function createDraft(
  context: CommandContext,
  deps: Pick<DesignerDeps, 'can'>,
  input: { processId: string; fromVersion?: number | undefined },
): Promise<{ id: string }> {
  const author = requireDesigner(deps, context.actor);
  const { processId, name, xml, version } = await getDefinition(context.db, input.processId, input.fromVersion);
  return inTransaction(context, async (unit) => {
    const draft = await unit.tx.processDraft.create({
      data: {
        id: newId('draft', unit.at),
        processId,
        name,
        xml,
        baseVersion: version,
        status: 'DRAFT',
        authorId: author.id,
        createdAt: unit.at,
        updatedAt: unit.at,
      },
    });
    await logDraft(unit, draft, 'process.drafted', `起草新版，自第 ${version} 版`, {
      detail: { baseVersion: version },
    });
    return { id: draft.id };
  });
}
