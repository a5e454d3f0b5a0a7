import type { UnitOfWork } from './command-context.js';

/** What other features may ask of the 差评核查, inside their own transaction. Implemented by `features/negative-ratings`. */
export interface NegativeRatingService {
  /** Opens the check of a negative rating with the rating itself (R73): row, clock of the callback and message to the diagram. Idempotent. */
  open(unit: UnitOfWork, rating: { id: string; applicationId: string }): Promise<void>;
  /** The rectification of a rating has ended: the citizen is to be told (R79). No effect on others. */
  rectificationEnded(unit: UnitOfWork, rectificationId: string): Promise<void>;
}
