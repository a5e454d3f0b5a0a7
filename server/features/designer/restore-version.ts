import { invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { getDefinition } from '../processes/get-process.js';
import { requireSoundDiagram } from './check-diagram.js';
import type { DesignerDeps } from './designer-deps.js';
import { requireApprover } from './designer-permissions.js';
import { inTurn } from './in-turn.js';
import { publishDiagram } from './publish-diagram.js';
import { requireText } from './require-text.js';

/**
 * 恢复到第 n 版 in one step: the earlier diagram, reviewed when it was published, becomes the next version. It must still
 * stand the lint: the program may have moved on since.
 */
export async function restoreVersion(
  context: CommandContext,
  deps: Pick<DesignerDeps, 'can' | 'deployResources'>,
  input: { processId: string; version: number; reason: string },
): Promise<{ id: string; version: number; message: string }> {
  const user = requireApprover(deps, context.actor);
  const reason = requireText(input.reason, '恢复须写明理由');
  const { processId } = input;
  return inTurn(processId, async () => {
    const { db } = context;
    const [earlier, current] = await Promise.all([
      getDefinition(db, processId, input.version),
      getDefinition(db, processId),
    ]);
    const isReleased =
      (await db.processRelease.findUnique({
        where: { processId_version: { processId, version: current.version } },
      })) !== null;
    if (earlier.version === current.version || (earlier.sha256 === current.sha256 && isReleased))
      throw invalidState(
        `Expected version ${earlier.version} of ${processId} to differ from the current one`,
        `第 ${earlier.version} 版与现行的第 ${current.version} 版相同，无须恢复`,
      );
    await requireSoundDiagram(earlier.xml, '恢复');
    const { version } = await publishDiagram(db, deps, earlier.xml);
    return inTransaction(context, async (unit) => {
      const id = newId('release', unit.at);
      await unit.tx.processRelease.create({
        data: {
          id,
          processId,
          version,
          restoresVersion: earlier.version,
          authorId: user.id,
          approvedById: user.id,
          reason,
          releasedAt: unit.at,
        },
      });
      await unit.ledger({
        action: 'process.restored',
        subjectType: 'process',
        subjectId: processId,
        summary: `流程“${earlier.name}”恢复到第 ${earlier.version} 版，作为第 ${version} 版发布`,
        reason,
        detail: { version, restoresVersion: earlier.version, replacesVersion: current.version },
      });
      return { id, version, message: `已恢复到第 ${earlier.version} 版，现为第 ${version} 版；在办件仍按原版` };
    });
  });
}
