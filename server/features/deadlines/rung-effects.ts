import type { MessageName } from '../../../processes/contract.js';
import type { DeadlineKind } from '../../shared/deadline-service.js';

/**
 * What a rung sets off. `message` reaches the diagram (correlation key: the subject); the others call the feature that owns the
 * subject.
 */
export type RungEffect =
  { do: 'message'; name: MessageName } | { do: 'expireCorrection' } | { do: 'closeRatingWindow' } | { do: 'escalate' };

/** A rung as the table of effects knows it: the first overdue rung is 催办, the later ones escalate. */
export type RungStep = 'NEAR_DUE' | 'DUE' | 'FIRST_OVERDUE' | 'LATER_OVERDUE';

/** Deadline kind × rung. A pair that is not here is climbed without effect: the chip says enough. */
export const RUNG_EFFECTS: { readonly [Kind in DeadlineKind]?: { readonly [Step in RungStep]?: RungEffect } } = {
  ITEM_PROMISED: {
    NEAR_DUE: { do: 'message', name: 'item.nearDue' },
    FIRST_OVERDUE: { do: 'message', name: 'item.overdue' },
    LATER_OVERDUE: { do: 'escalate' },
  },
  CORRECTION: { DUE: { do: 'expireCorrection' } },
  RATING_WINDOW: { DUE: { do: 'closeRatingWindow' } },
};
