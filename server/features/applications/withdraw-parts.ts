import type { UnitOfWork } from '../../shared/command-context.js';
import type { ApplicationDeps } from './application-deps.js';
import { createCorrectionService } from './correction-service.js';
import { loadApplication } from './load-application.js';

/**
 * What the diagram does after 撤回: items that were created while the message was on its way are withdrawn too, and open
 * corrections end. No effect where the command has done it all.
 */
export async function withdrawParts(
  unit: UnitOfWork,
  deps: Pick<ApplicationDeps, 'settings' | 'deadlines' | 'notices' | 'items'>,
  applicationId: string,
): Promise<void> {
  const application = await loadApplication(unit.tx, applicationId);
  if (application.status !== 'WITHDRAWN')
    throw new Error(`Expected application ${application.id} to be WITHDRAWN, but it is ${application.status}`);
  await deps.items.withdrawAll(unit, applicationId, '整单撤回');
  await createCorrectionService(deps).cancel(unit, { applicationId });
}
