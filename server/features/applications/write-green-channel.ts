import { forbidden, invalidState } from '../../shared/app-error.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import type { ApplicationDeps } from './application-deps.js';
import { isFinal } from './application-states.js';
import { refuseGreenChannel } from './find-green-channel-offer.js';
import { changeApplication, loadApplication, type ApplicationRecord } from './load-application.js';

/** The application, once this person may change its 绿色通道; INVALID_STATE or FORBIDDEN otherwise. */
export async function loadForGreenChannel({ tx, actor }: UnitOfWork, id: string): Promise<ApplicationRecord> {
  const application = await loadApplication(tx, id);
  const refusal = await refuseGreenChannel(tx, actor, application);
  if (!refusal) return application;
  const { status } = application;
  if (status === 'DRAFT' || isFinal(application))
    throw invalidState(`Expected application ${id} to be under way, but it is ${status}`, refusal);
  throw forbidden(`Expected the counter or a unit with a part in application ${id}`, refusal);
}

/** The row, the tasks that wait for people, and the line in the ledger. */
export async function writeGreenChannel(
  unit: UnitOfWork,
  deps: Pick<ApplicationDeps, 'tasks'>,
  { id }: ApplicationRecord,
  greenChannel: boolean,
  line: { action: string; summary: string; reason?: string },
): Promise<{ version: number }> {
  const changed = await changeApplication(unit.tx, unit.at, id, { greenChannel: Number(greenChannel) });
  await deps.tasks.markGreen(unit, id, greenChannel);
  await unit.ledger({ ...line, subjectType: 'application', subjectId: id, caseId: id });
  return changed;
}
