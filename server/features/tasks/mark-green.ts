import type { UnitOfWork } from '../../shared/command-context.js';
import { txRun } from '../../shared/tx-sql.js';

/** Copies 绿色通道 to the waiting tasks of a case, so that one index sorts the inbox; tasks that come later read it from the case. */
export async function markGreen({ tx }: UnitOfWork, caseId: string, greenChannel: boolean): Promise<void> {
  await txRun(
    tx,
    `UPDATE "UserTask" SET "greenChannel" = ? WHERE "caseId" = ? AND "subjectType" IN ('application', 'item') AND "state" = 'CREATED'`,
    Number(greenChannel),
    caseId,
  );
}
