import type { Tx } from '../../db.js';
import { maskName } from '../../shared/mask.js';

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
    const item = await tx.applicationItem.findUnique({
      where: { id: subjectId },
      select: { number: true, serviceItemName: true, application: { select: { applicantName: true, greenChannel: true } } },
    });
    return item && { title: `${maskName(item.application.applicantName)} · ${item.serviceItemName}`, number: item.number, greenChannel: item.application.greenChannel };
  }
  if (subjectType !== 'application') return null;
  const application = await tx.application.findUnique({ where: { id: subjectId }, select: { number: true, oneThingName: true, applicantName: true, greenChannel: true } });
  return application && { title: `${maskName(application.applicantName)} · ${application.oneThingName}`, number: application.number ?? '', greenChannel: application.greenChannel };
}
