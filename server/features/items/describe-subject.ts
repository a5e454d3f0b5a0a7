import type { Db, Tx } from '../../db.js';
import { maskName } from '../../shared/mask.js';
import type { SubjectFacts } from '../../shared/subject-directory.js';
import { txAll } from '../../shared/tx-sql.js';

/** An item, for the projection's hot path in one statement. */
export async function describeItem(tx: Db | Tx, itemId: string): Promise<SubjectFacts | null> {
  const [item] = await txAll<{
    number: string;
    serviceItemName: string;
    applicationId: string;
    unitId: string | null;
    handlerId: string | null;
    status: string;
    applicantName: string;
    greenChannel: number | boolean;
  }>(
    tx,
    `SELECT i."number", i."serviceItemName", i."applicationId", i."unitId", i."handlerId", i."status", a."applicantName", a."greenChannel"
      FROM "ApplicationItem" AS i JOIN "Application" AS a ON a."id" = i."applicationId" WHERE i."id" = ?`,
    itemId,
  );
  if (!item) return null;
  return {
    title: `${maskName(item.applicantName)} · ${item.serviceItemName}`,
    number: item.number,
    greenChannel: Boolean(item.greenChannel),
    unitId: item.unitId,
    handlerId: item.handlerId,
    caseId: item.applicationId,
    closed: item.status === 'CLOSED' || item.status === 'WITHDRAWN',
  };
}

/** An application; its counter has it in hand, no unit. */
export async function describeApplication(tx: Db | Tx, applicationId: string): Promise<SubjectFacts | null> {
  const application = await tx.application.findUnique({
    where: { id: applicationId },
    select: { number: true, oneThingName: true, applicantName: true, greenChannel: true, status: true },
  });
  return (
    application && {
      title: `${maskName(application.applicantName)} · ${application.oneThingName}`,
      number: application.number ?? '',
      greenChannel: application.greenChannel,
      unitId: null,
      handlerId: null,
      caseId: applicationId,
      closed: ['COMPLETED', 'REJECTED', 'WITHDRAWN'].includes(application.status),
    }
  );
}
