import { invalidState } from '../../shared/app-error.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { parseJson, txAll } from '../../shared/tx-sql.js';
import { isFinal } from './application-states.js';
import { loadApplication } from './load-application.js';

const OPENED = 'application.opened';

/**
 * Notes that a process carries this application. Answers false when another process does so already: a repeated start must end
 * at once. The same process asking again (a job delivered twice) is fine.
 */
export async function openApplication(
  unit: UnitOfWork,
  applicationId: string,
  processInstanceKey: string,
): Promise<boolean> {
  const { tx } = unit;
  const application = await loadApplication(tx, applicationId);
  if (application.status === 'DRAFT')
    throw invalidState(`Expected application ${application.id} to be submitted, but it is DRAFT`, '申请还没有提交');
  const [opened] = await txAll<{ detail: unknown }>(
    tx,
    `SELECT "detail" FROM "LedgerEvent" WHERE "subjectType" = 'application' AND "subjectId" = ? AND "action" = ? LIMIT 1`,
    application.id,
    OPENED,
  );
  if (opened)
    return (
      (parseJson(opened.detail) as { processInstanceKey?: string } | null)?.processInstanceKey === processInstanceKey
    );
  // withdrawn before the process reached its first step: nobody has carried it yet, so the leave message must still find it
  if (isFinal(application) && application.status !== 'WITHDRAWN') return false;
  await unit.ledger({
    action: OPENED,
    subjectType: 'application',
    subjectId: application.id,
    caseId: application.id,
    summary: '登记申请，等待预审',
    detail: { processInstanceKey },
  });
  return true;
}
