import type { WalkthroughMaterialKind } from '../../api/walkthroughs.js';
import { invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeWalkthrough } from './authorize-walkthrough.js';
import { keepRecord, requireStep } from './keep-record.js';
import type { WalkthroughRecord } from './load-walkthrough.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';

export const FEEDBACK = 'walkthrough.submit-feedback';

/** What has been written of the materials and not been submitted yet. */
export const draftedMaterials = (walkthrough: WalkthroughRecord): Partial<Record<WalkthroughMaterialKind, string>> =>
  (walkthrough.records.find(({ kind }) => kind === FEEDBACK)?.draft ?? {}) as Partial<
    Record<WalkthroughMaterialKind, string>
  >;

/** Keeps the text of one of the three materials until they are submitted together (R38). */
export async function saveMaterial(
  context: CommandContext,
  deps: Pick<WalkthroughDeps, 'tasks'>,
  input: { id: string; kind: WalkthroughMaterialKind; text: string },
): Promise<{ savedAt: string }> {
  return inTransaction(context, async (unit) => {
    const { tx, at } = unit;
    const { walkthrough } = await authorizeWalkthrough(unit, 'save-material', input);
    const step = await requireStep(tx, walkthrough, FEEDBACK);
    if (
      walkthrough.materials.length > 0 &&
      !(await deps.tasks.getOpen(tx, { subjectType: 'walkthrough', subjectId: walkthrough.id }, FEEDBACK))
    )
      throw invalidState(
        `Expected the materials of walkthrough ${walkthrough.id} not to be submitted`,
        '材料已经提交，正在送达行风办',
      );
    await keepRecord(tx, at, walkthrough.id, step, {
      draft: { ...draftedMaterials(walkthrough), [input.kind]: input.text },
    });
    return { savedAt: at.toISOString() };
  });
}
