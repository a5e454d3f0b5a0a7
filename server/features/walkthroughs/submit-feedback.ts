import type { ActionResult } from '../../api/applications.js';
import { invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { authorizeWalkthrough } from './authorize-walkthrough.js';
import { requireLevels } from './coordination.js';
import { getScenario } from './get-scenario.js';
import { keepRecord, requireStep } from './keep-record.js';
import { changeWalkthrough } from './load-walkthrough.js';
import { materialsOf } from './materials-of.js';
import { requireTask } from './record-step.js';
import { draftedMaterials, FEEDBACK } from './save-material.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';
import { logWalkthrough } from './walkthrough-log.js';

/** 提交三方面材料, all three or none (R38, R49). The milestone is kept by this, so its clock ends here. */
export async function submitFeedback(
  context: CommandContext,
  deps: Pick<WalkthroughDeps, 'tasks' | 'deadlines'>,
  input: { id: string },
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { tx, at, actor } = unit;
    const { walkthrough, status } = await authorizeWalkthrough(unit, 'submit-feedback', input);
    const step = await requireStep(tx, walkthrough, FEEDBACK);
    const task = await requireTask(unit, deps.tasks, walkthrough, FEEDBACK);
    const texts = {
      ...Object.fromEntries(walkthrough.materials.map(({ kind, text }) => [kind, text])),
      ...draftedMaterials(walkthrough),
    };
    const asked = materialsOf((await getScenario(tx, walkthrough.scenarioId)).content);
    const missing = asked.filter(({ kind }) => (texts[kind] ?? '').trim() === '');
    if (missing.length > 0)
      throw invalidState(
        `Expected the materials of walkthrough ${walkthrough.id}`,
        `三方面材料缺一不可，还缺：${missing.map(({ name }) => name).join('；')}`,
        {
          missing: missing.map(({ kind }) => kind),
        },
      );
    if (asked.some(({ kind }) => kind === 'COORDINATION')) requireLevels(texts.COORDINATION ?? '');
    for (const { kind } of asked) {
      const text = (texts[kind] ?? '').trim();
      await tx.walkthroughMaterial.upsert({
        where: { walkthroughId_kind: { walkthroughId: walkthrough.id, kind } },
        create: { id: newId('mat', at), walkthroughId: walkthrough.id, kind, text, submittedAt: at },
        update: { text, submittedAt: at },
      });
    }
    await keepRecord(tx, at, walkthrough.id, step, {
      draft: null,
      recordedById: actor.type === 'USER' ? actor.id : null,
      recordedAt: at,
    });
    const { version } = await changeWalkthrough(tx, walkthrough.id, { status });
    await logWalkthrough(unit, walkthrough, 'walkthrough.feedbackSubmitted', '提交三方面材料');
    await deps.deadlines.close(unit, {
      subjectType: 'walkthrough',
      subjectId: walkthrough.id,
      reason: '已提交三方面材料',
    });
    await deps.tasks.end(unit, task.jobKey, {});
    return { id: walkthrough.id, version, message: '已提交，系统正在校验并送达行风办' };
  });
}
