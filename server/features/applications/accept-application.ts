import type { UnitOfWork } from '../../shared/command-context.js';
import type { ApplicationDeps } from './application-deps.js';
import { isFinal, requireStatus } from './application-states.js';
import { changeApplication, loadApplication } from './load-application.js';

/** 打包受理: the application is accepted as a whole; all clocks run from this moment (R113, R116). Idempotent. */
export async function acceptApplication(
  unit: UnitOfWork,
  deps: Pick<ApplicationDeps, 'notices'>,
  applicationId: string,
): Promise<void> {
  const { tx, at } = unit;
  const application = await loadApplication(tx, applicationId);
  if (isFinal(application) || application.status === 'IN_PROGRESS') return;
  if (application.precheckResult !== 'COMPLETE')
    throw new Error(
      `Expected application ${application.id} to be pre-checked as COMPLETE, but it is ${application.precheckResult}`,
    );
  await changeApplication(tx, at, application.id, { status: requireStatus('accept', application), acceptedAt: at });
  await unit.ledger({
    action: 'application.accepted',
    subjectType: 'application',
    subjectId: application.id,
    caseId: application.id,
    summary: `打包受理 ${application.number ?? ''}，出具受理凭证`,
    detail: { acceptedById: application.acceptedById },
  });
  await deps.notices.send(unit, {
    dedupeKey: `application.accepted:${application.id}`,
    recipientType: 'APPLICANT',
    recipientId: application.id,
    kind: 'application.accepted',
    title: '申请已受理',
    body: `办件 ${application.number ?? ''} 已受理，各事项同时办理，办完后统一反馈。`,
    subjectType: 'application',
    subjectId: application.id,
  });
}
