import type { JobType } from '../../../processes/contract.js';
import { done, requiredVariable, type JobHandler } from '../../engine/job-handler.js';
import { closeItem } from './close-item.js';
import { dispatchItem } from './dispatch-item.js';
import { handleAutomatically } from './handle-automatically.js';
import type { ItemDeps } from './item-deps.js';
import { openItemCorrection } from './open-item-correction.js';
import { startProcedure } from './start-procedure.js';
import { withdrawLeftItem } from './withdraw-left-item.js';

/** The steps of ItemHandlingProcess. */
export function createItemsJobs(deps: ItemDeps): Partial<Record<JobType, JobHandler>> {
  return {
    'item.dispatch': async (unit, job) => {
      const itemId = requiredVariable(job, 'itemId');
      const result = await dispatchItem(unit, deps, itemId, job.variables.manualOnly === true);
      return 'noResponsibleUnit' in result
        ? { bpmnError: 'NO_RESPONSIBLE_UNIT', message: `No unit is left for item ${itemId}` }
        : { variables: { unitId: result.unitId, handlingMode: result.handlingMode } };
    },
    'item.handleAutomatically': async (unit, job) => {
      const itemId = requiredVariable(job, 'itemId');
      return (await handleAutomatically(unit, deps, itemId))
        ? done
        : { bpmnError: 'MANUAL_REVIEW_REQUIRED', message: `The rules cannot decide item ${itemId}` };
    },
    'item.requestCorrection': async (unit, job) => ({
      variables: { correctionId: await openItemCorrection(unit, deps, requiredVariable(job, 'itemId')) },
    }),
    'item.suspend': async (unit, job) => ({
      variables: { suspensionId: await startProcedure(unit, requiredVariable(job, 'itemId')) },
    }),
    'item.close': async (unit, job) => ({
      variables: { outcome: await closeItem(unit, deps, requiredVariable(job, 'itemId')) },
    }),
    'item.withdraw': async (unit, job) => {
      await withdrawLeftItem(unit, requiredVariable(job, 'itemId'));
      return done;
    },
  };
}
