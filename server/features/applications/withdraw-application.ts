import type { ActionResult } from '../../api/applications.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { sendMessage } from '../../shared/send-message.js';
import { requireApplicantOrCounter } from './application-access.js';
import type { ApplicationDeps } from './application-deps.js';
import { requireStatus } from './application-states.js';
import { createCorrectionService } from './correction-service.js';
import { changeApplication, loadApplication } from './load-application.js';

type Deps = Pick<ApplicationDeps, 'settings' | 'deadlines' | 'notices' | 'items'>;

/**
 * 撤回 of the whole application, at any time before the feedback: unfinished items go with it, finished results stay. A clerk
 * who withdraws on the applicant's behalf says why.
 */
export async function withdrawApplication(
  context: CommandContext,
  deps: Deps,
  input: { id: string; reason: string },
): Promise<ActionResult> {
  const reason = input.reason.trim();
  if (reason === '') throw invalidArgument('Expected a reason for withdrawing', '请填写撤回的原因');
  return inTransaction(context, async (unit) => {
    const { tx, at, actor } = unit;
    requireApplicantOrCounter(actor, input.id);
    const application = await loadApplication(tx, input.id);
    const status = requireStatus('withdraw', application);
    const changed = await changeApplication(tx, at, application.id, {
      status,
      withdrawReason: reason,
      completedAt: at,
    });
    await deps.items.withdrawAll(unit, application.id, '整单撤回');
    await createCorrectionService(deps).cancel(unit, { applicationId: application.id });
    await deps.deadlines.close(unit, { subjectType: 'application', subjectId: application.id, reason: '申请已撤回' });
    await unit.ledger({
      action: 'application.withdrawn',
      subjectType: 'application',
      subjectId: application.id,
      caseId: application.id,
      summary: actor.type === 'USER' ? '代申请人撤回申请' : '撤回申请',
      reason,
    });
    await deps.notices.send(unit, {
      dedupeKey: `application.withdrawn:${application.id}`,
      recipientType: 'APPLICANT',
      recipientId: application.id,
      kind: 'application.withdrawn',
      title: '申请已撤回',
      body: `办件 ${application.number ?? ''} 已撤回，尚未办结的事项不再办理。需要时可以重新申请。`,
      subjectType: 'application',
      subjectId: application.id,
    });
    await sendMessage(unit, application.id, 'application.withdrawn', application.id);
    return { id: application.id, version: changed.version, message: '申请已撤回' };
  });
}
