import type { Db, Tx } from '../../db.js';
import { getScenario } from './get-scenario.js';
import { planSteps, type PlannedStep } from './step-plan.js';

/** The walker's steps of this walk from its angle; where the diagram that runs has another element for a task, that one counts. */
export async function findPlan(
  tx: Db | Tx,
  walkthrough: { id: string; scenarioId: string; angle: string },
): Promise<PlannedStep[]> {
  const { content } = await getScenario(tx, walkthrough.scenarioId);
  const tasks = await tx.userTask.findMany({
    where: { subjectType: 'walkthrough', subjectId: walkthrough.id },
    orderBy: { createdAt: 'asc' },
    select: { kind: true, elementId: true },
  });
  const elements = new Map(tasks.map(({ kind, elementId }) => [kind, elementId]));
  return planSteps(content, walkthrough.angle).map((step) => ({
    ...step,
    elementId: elements.get(step.kind) ?? step.elementId,
  }));
}
