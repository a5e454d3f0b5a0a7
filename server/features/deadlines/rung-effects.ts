import type { MessageName } from '../../../processes/contract.js';
import type { DeadlineKind } from '../../shared/deadline-service.js';

/**
 * What a rung sets off. `message` reaches the diagram, which draws the rest of the ladder (correlation key: what the contract says,
 * the clock or its subject); the others call the feature that owns the subject.
 */
export type RungEffect =
  { do: 'message'; name: MessageName } | { do: 'expireCorrection' } | { do: 'closeRatingWindow' };

/** A rung as the table of effects knows it, by its place on the ladder: the first overdue rung is 催办, the later ones escalate. */
export type RungStep = 'NEAR_DUE' | 'DUE' | 'FIRST_OVERDUE' | 'SECOND_OVERDUE' | 'LATER_OVERDUE';

const send = (name: MessageName): RungEffect => ({ do: 'message', name });

/**
 * Deadline kind × rung. A pair that is not here is climbed without effect: the chip says enough. A second overdue rung without an
 * effect of its own has that of the later ones.
 */
export const RUNG_EFFECTS: { readonly [Kind in DeadlineKind]?: { readonly [Step in RungStep]?: RungEffect } } = {
  ITEM_PROMISED: {
    NEAR_DUE: send('item.nearDue'),
    FIRST_OVERDUE: send('item.overdue'),
    LATER_OVERDUE: send('item.longOverdue'),
  },
  CORRECTION: { DUE: { do: 'expireCorrection' } },
  RATING_WINDOW: { DUE: { do: 'closeRatingWindow' } },
  RECTIFICATION: {
    NEAR_DUE: send('rectification.nearDue'),
    FIRST_OVERDUE: send('rectification.overdue'),
    SECOND_OVERDUE: send('rectification.supervisionDue'),
    LATER_OVERDUE: send('rectification.bulletinDue'),
  },
  EVALUATION: { DUE: send('rectification.evaluationExpired') },
  CALLBACK: { FIRST_OVERDUE: send('callback.overdue') },
  REPORT_SHEET: { FIRST_OVERDUE: send('report.overdue') },
  SUPERVISION_SIGN: { DUE: send('supervision.signForOverdue') },
  SUPERVISION_REPLY: { NEAR_DUE: send('supervision.nearDue'), FIRST_OVERDUE: send('supervision.overdue') },
  SUPERVISION_FOLLOW_UP: { DUE: send('supervision.followUpDue') },
  WALKTHROUGH_MILESTONE: { NEAR_DUE: send('walkthrough.milestoneDue') },
};
