import type { PrecheckResult } from '../../../processes/contract.js';
import type { ActionResult, CorrectionEntry } from '../../api/applications.js';
import type { MissingEntry } from '../../api/portal.js';
import { forbidden, invalidArgument, invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { isCounter } from './application-access.js';
import type { ApplicationDeps } from './application-deps.js';
import { requireStatus } from './application-states.js';
import { createCorrectionService } from './correction-service.js';
import { changeApplication, loadApplication, type ApplicationRecord } from './load-application.js';
import { commitMissingMaterials } from './tolerance-commitment.js';

export interface PrecheckApplication {
  id: string;
  result: PrecheckResult;
  /** INCOMPLETE: what the clerk found; what the check finds besides is added (R144). */
  missing?: CorrectionEntry[] | undefined;
  /** NOT_ACCEPTABLE: why (R145). */
  reason?: string | undefined;
  /** COMPLETE although materials are missing: the applicant has signed to hand them in later (R130). */
  toleranceCommitment?: boolean | undefined;
}

type Deps = Pick<ApplicationDeps, 'settings' | 'deadlines' | 'notices' | 'tasks' | 'checkSubmission'>;

const MESSAGES: Record<PrecheckResult, string> = {
  COMPLETE: '预审通过，系统正在受理并拆分到各单位',
  INCOMPLETE: '已一次性告知申请人，等待补正',
  NOT_ACCEPTABLE: '已作出不予受理的决定，系统正在告知申请人',
};

/**
 * 预审: one click, three results. The clerk is recorded as the one who accepted; whoever accepted never approves (R139).
 * Refuses COMPLETE while anything is missing that was not promised.
 */
export async function precheckApplication(
  context: CommandContext,
  deps: Deps,
  input: PrecheckApplication,
): Promise<ActionResult> {
  const reason = input.reason?.trim() ?? '';
  if (input.result === 'NOT_ACCEPTABLE' && reason === '')
    throw invalidArgument('Expected a reason for not accepting', '不予受理必须写明理由');
  return inTransaction(context, async (unit) => {
    const { tx, actor } = unit;
    if (actor.type !== 'USER' || !isCounter(actor))
      throw forbidden('Expected a counter clerk to pre-check', '预审由综合窗口办理，请联系综合窗口');
    const application = await loadApplication(tx, input.id);
    requireStatus('precheck', application);
    if (application.precheckResult !== null)
      throw invalidState(
        `Expected application ${application.id} to await its pre-check, but it is ${application.precheckResult}`,
        '这份申请已经预审过，请刷新',
      );
    const jobKey = await takeTask(unit, deps, application.id, actor.id);

    const missing = await deps.checkSubmission(tx, {
      ...application,
      creditCommitment: application.creditCommitmentAt !== null,
    });
    if (input.result === 'COMPLETE')
      await complete(unit, application, actor.id, missing, input.toleranceCommitment === true);
    else if (input.result === 'INCOMPLETE') await incomplete(unit, deps, application, missing, input.missing ?? []);
    else await notAcceptable(unit, application, reason);
    await deps.tasks.end(unit, jobKey, { precheckResult: input.result });
    return { id: application.id, version: application.version + 1, message: MESSAGES[input.result] };
  });
}

/** The open task, claimed by this clerk if nobody has it. */
async function takeTask(unit: UnitOfWork, deps: Deps, applicationId: string, userId: string): Promise<string> {
  const task = await deps.tasks.getOpen(
    unit.tx,
    { subjectType: 'application', subjectId: applicationId },
    'application.precheck',
  );
  if (!task)
    throw invalidState(`Expected an open pre-check task of application ${applicationId}`, '任务正在准备，请稍后再试');
  if (task.assigneeId === null) await deps.tasks.reassign(unit, task.jobKey, userId);
  else if (task.assigneeId !== userId) {
    const holder = await unit.tx.user.findUnique({ where: { id: task.assigneeId }, select: { displayName: true } });
    throw forbidden(
      `Expected user ${userId} to hold task ${task.jobKey}`,
      `这份申请由${holder?.displayName ?? '另一位柜员'}领取预审，请与其联系`,
    );
  }
  return task.jobKey;
}

async function complete(
  unit: UnitOfWork,
  application: ApplicationRecord,
  userId: string,
  missing: MissingEntry[],
  promised: boolean,
): Promise<void> {
  const open = promised ? missing.filter((entry) => entry.kind !== 'MATERIAL') : missing;
  if (open.length > 0) {
    const hint = open.every((entry) => entry.kind === 'MATERIAL') ? '，或登记容缺承诺' : '';
    throw invalidState(
      `Expected application ${application.id} to be complete, but ${open.length} entries are missing`,
      `还缺：${open.map((entry) => entry.label).join('、')}。请选择“缺材料”一次性告知${hint}`,
      { missing: open },
    );
  }
  await commitMissingMaterials(unit, application.id, missing);
  await changeApplication(unit.tx, unit.at, application.id, { precheckResult: 'COMPLETE', acceptedById: userId });
  await log(unit, application, `预审通过：材料齐全${missing.length > 0 ? `（容缺 ${missing.length} 份）` : ''}`);
}

async function incomplete(
  unit: UnitOfWork,
  deps: Deps,
  application: ApplicationRecord,
  missing: MissingEntry[],
  named: CorrectionEntry[],
): Promise<void> {
  const entries = mergeEntries(named, missing);
  if (entries.length === 0)
    throw invalidArgument('Expected at least one missing entry', '请列明缺少的材料或需要更正的信息');
  await changeApplication(unit.tx, unit.at, application.id, {
    status: requireStatus('request-correction', application),
    precheckResult: 'INCOMPLETE',
  });
  await createCorrectionService(deps).prepare(unit, { applicationId: application.id, itemId: null, entries });
}

/** Everything at once (R144): what the clerk names, and what the check finds besides. */
function mergeEntries(named: CorrectionEntry[], missing: MissingEntry[]): CorrectionEntry[] {
  const found = missing
    .filter(
      (entry) => (entry.kind === 'FIELD' || entry.kind === 'MATERIAL') && !named.some(({ key }) => key === entry.key),
    )
    .map((entry) => ({
      key: entry.key,
      label: entry.label,
      kind: entry.kind as CorrectionEntry['kind'],
      reason: entry.message,
    }));
  return [...named, ...found];
}

async function notAcceptable(unit: UnitOfWork, application: ApplicationRecord, reason: string): Promise<void> {
  await changeApplication(unit.tx, unit.at, application.id, { precheckResult: 'NOT_ACCEPTABLE', rejectReason: reason });
  await log(unit, application, '预审结论：不予受理', reason);
}

const log = (unit: UnitOfWork, application: ApplicationRecord, summary: string, reason?: string) =>
  unit.ledger({
    action: 'application.prechecked',
    subjectType: 'application',
    subjectId: application.id,
    caseId: application.id,
    summary,
    reason,
  });
