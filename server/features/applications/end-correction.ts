import type { UnitOfWork } from '../../shared/command-context.js';
import { sendMessage } from '../../shared/send-message.js';
import type { ApplicationDeps } from './application-deps.js';
import { requireStatus } from './application-states.js';
import { changeApplication, loadApplication } from './load-application.js';

type Deps = Pick<ApplicationDeps, 'deadlines' | 'items'>;

/** Ends an open correction: its limit stops, and the application (back to its pre-check) or the item (back to its handler) goes on. */
export async function endCorrection(
  unit: UnitOfWork,
  deps: Deps,
  correction: { id: string; applicationId: string; itemId: string | null },
  outcome: 'SUPPLIED' | 'EXPIRED',
): Promise<void> {
  const { tx, at } = unit;
  await tx.correction.update({
    where: { id: correction.id },
    data: { status: outcome, closedAt: at, ...(outcome === 'SUPPLIED' ? { suppliedAt: at } : {}) },
  });
  await deps.deadlines.close(unit, {
    subjectType: 'correction',
    subjectId: correction.id,
    reason: outcome === 'SUPPLIED' ? '已补正' : '补正期满',
  });
  if (correction.itemId === null) {
    const application = await loadApplication(tx, correction.applicationId);
    await changeApplication(tx, at, application.id, {
      status: requireStatus('end-correction', application),
      precheckResult: null,
    });
  } else {
    await deps.items.resumeAfterCorrection(unit, correction.itemId, correction.id);
  }
  await sendMessage(
    unit,
    correction.applicationId,
    outcome === 'SUPPLIED' ? 'correction.supplied' : 'correction.expired',
    correction.id,
  );
}
