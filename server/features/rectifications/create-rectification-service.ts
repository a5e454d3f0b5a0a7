import type { RectificationService } from '../../shared/rectification-service.js';
import { isFinal } from './rectification-states.js';
import { openRectification } from './open-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { terminateRow } from './terminate-row.js';
import { loadRectification } from './load-rectification.js';

/** The rectifications as other features see them. */
export const createRectificationService = (deps: RectificationDeps): RectificationService => ({
  open: (unit, rectification) => openRectification(unit, deps, rectification),
  async terminate(unit, rectificationId, reason) {
    const rectification = await loadRectification(unit.tx, rectificationId);
    if (!isFinal(rectification)) await terminateRow(unit, deps, rectification, reason);
  },
});
