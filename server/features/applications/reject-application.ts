import type { UnitOfWork } from '../../shared/command-context.js';
import type { ApplicationDeps } from './application-deps.js';
import { isFinal, requireStatus } from './application-states.js';
import { changeApplication, loadApplication } from './load-application.js';

/** 不予受理: carries out what a clerk decided at the pre-check, with the reason on record (R145) and a notice. Idempotent. */
export async function rejectApplication(
  unit: UnitOfWork,
  deps: Pick<ApplicationDeps, 'notices'>,
  applicationId: string,
): Promise<void> {
  const { tx, at } = unit;
  const application = await loadApplication(tx, applicationId);
  if (isFinal(application)) return;
  if (application.precheckResult !== 'NOT_ACCEPTABLE' || !application.rejectReason)
    throw new Error(
      `Expected application ${application.id} to be pre-checked as NOT_ACCEPTABLE with a reason, but it is ${application.precheckResult}`,
    );
  await changeApplication(tx, at, application.id, { status: requireStatus('reject', application), completedAt: at });
  await unit.ledger({
    action: 'application.rejected',
    subjectType: 'application',
    subjectId: application.id,
    caseId: application.id,
    summary: '出具不予受理通知，理由已备案',
    reason: application.rejectReason,
  });
  await deps.notices.send(unit, {
    dedupeKey: `application.rejected:${application.id}`,
    recipientType: 'APPLICANT',
    recipientId: application.id,
    kind: 'application.rejected',
    title: '申请不予受理',
    body: `办件 ${application.number ?? ''} 不予受理，理由：${application.rejectReason}。有异议的可以联系综合窗口复核，或依法申请行政复议、提起行政诉讼。`,
    subjectType: 'application',
    subjectId: application.id,
  });
}
