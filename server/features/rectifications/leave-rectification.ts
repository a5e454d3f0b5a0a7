import type { UnitOfWork } from '../../shared/command-context.js';
import { loadRectification } from './load-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { isFinal } from './rectification-states.js';
import { terminateRow } from './terminate-row.js';

/** The diagram has left by message: the row says so already, or does now. */
export async function leaveRectification(
  unit: UnitOfWork,
  deps: RectificationDeps,
  rectificationId: string,
): Promise<void> {
  const rectification = await loadRectification(unit.tx, rectificationId);
  if (!isFinal(rectification))
    await terminateRow(unit, deps, rectification, '流程已终止', {
      tellDiagram: false,
    });
}
