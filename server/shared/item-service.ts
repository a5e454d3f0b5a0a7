import type { UnitOfWork } from './command-context.js';

/** What the applications may ask of the items, inside their own transaction. Implemented by `features/items`. */
export interface ItemService {
  /** Withdraws what is unfinished; what was decided is closed with its result, what is closed stays. Idempotent. */
  withdrawAll(unit: UnitOfWork, applicationId: string, reason: string): Promise<void>;
  /** The correction of the item has ended: its clock runs again and its handler goes on. No effect on an item that no longer waits. */
  resumeAfterCorrection(unit: UnitOfWork, itemId: string, correctionId: string): Promise<void>;
  /** Closes an automatic item whose condition was not met. No effect on a closed one. */
  closeNotEligible(unit: UnitOfWork, itemId: string): Promise<void>;
}
