import type { UnitOfWork } from './command-context.js';

/** A notice to an official, a unit, a role or an applicant, written with the transaction that causes it. */
export interface NewNotice {
  /** One event, one recipient: a second notice with the same key is dropped. */
  dedupeKey: string;
  recipientType: 'USER' | 'UNIT' | 'ROLE' | 'APPLICANT';
  /** User id, unit id, role or (for APPLICANT) application id. */
  recipientId: string;
  /** Who of the unit or role does not get it, being told of the same event by a notice to them alone or to their unit. */
  except?: { userId?: string | null; unitId?: string | null };
  kind: string;
  title: string;
  body: string;
  subjectType: string;
  subjectId: string;
}

export interface NoticeService {
  send(unit: UnitOfWork, notice: NewNotice): Promise<void>;
}
