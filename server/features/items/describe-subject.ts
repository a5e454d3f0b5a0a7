import type { Tx } from '../../db.js';
import { maskName } from '../../shared/mask.js';
import { txAll } from '../../shared/tx-sql.js';

/** What a list shows of an application or an item. */
export interface SubjectText {
  /** Masked: `张*一 · 失业登记` */
  title: string;
  number: string;
  greenChannel: boolean;
}

/** Null when the subject is not known. */
export async function describeSubject(tx: Tx, subjectType: string, subjectId: string): Promise<SubjectText | null> {
  if (subjectType === 'item') {
    const [item] = await txAll<{ number: string; serviceItemName: string; applicantName: string; greenChannel: number | boolean }>(
      tx,
      `SELECT i."number", i."serviceItemName", a."applicantName", a."greenChannel" FROM "ApplicationItem" AS i
        JOIN "Application" AS a ON a."id" = i."applicationId" WHERE i."id" = ?`,
      subjectId,
    );
    return item ? { title: `${maskName(item.applicantName)} · ${item.serviceItemName}`, number: item.number, greenChannel: Boolean(item.greenChannel) } : null;
  }
  if (subjectType !== 'application') return null;
  const application = await tx.application.findUnique({ where: { id: subjectId }, select: { number: true, oneThingName: true, applicantName: true, greenChannel: true } });
  return application && { title: `${maskName(application.applicantName)} · ${application.oneThingName}`, number: application.number ?? '', greenChannel: application.greenChannel };
}
