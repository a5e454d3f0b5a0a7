import type { UnitOfWork } from './command-context.js';

/** What other features may ask of the 督办, inside their own transaction. Implemented by `features/supervision`. */
export interface SupervisionService {
  /** The subject has ended: an order that is open on it is lifted. No effect without one. */
  liftFor(unit: UnitOfWork, subject: { subjectType: string; subjectId: string; reason: string }): Promise<void>;
}
