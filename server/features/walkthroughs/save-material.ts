import type { WalkthroughMaterialKind } from '../../api/walkthroughs.js';
import { invalidArgument, invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { authorizeWalkthrough } from './authorize-walkthrough.js';
import { getScenario } from './get-scenario.js';
import { keepRecord, requireStep } from './keep-record.js';
import type { WalkthroughRecord } from './load-walkthrough.js';
import { materialsOf } from './materials-of.js';
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
    const { content } = await getScenario(tx, walkthrough.scenarioId);
    if (!materialsOf(content).some(({ kind }) => kind === input.kind))
      throw invalidArgument(
        `Expected a material of ${walkthrough.scenarioId}, but got ${input.kind}`,
        '这个场景不要求这份材料',
      );
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
