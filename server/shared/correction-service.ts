import type { CorrectionEntry } from '../api/applications.js';
import type { UnitOfWork } from './command-context.js';

/** Of the whole application before acceptance (`itemId` null), or of one of its items. */
export interface CorrectionSubject {
  applicationId: string;
  itemId: string | null;
}

/** What the items may ask of the corrections, inside their own transaction. Implemented by `features/applications`. */
export interface CorrectionService {
  /** Writes down everything that is missing (R144); the applicant is told when the diagram reaches its wait. Returns the id. */
  prepare(unit: UnitOfWork, correction: CorrectionSubject & { entries: CorrectionEntry[] }): Promise<string>;
  /**
   * The diagram waits for the correction that was prepared and not yet waited for: its limit runs and the applicant is told. Returns
   * its id, also when it has ended meanwhile; asked again, the same id. Throws when none was prepared.
   */
  open(unit: UnitOfWork, subject: CorrectionSubject): Promise<string>;
  /** Ends every open correction of the item, or of the application and all its items. Idempotent. */
  cancel(unit: UnitOfWork, subject: { applicationId: string; itemId?: string }): Promise<void>;
}
