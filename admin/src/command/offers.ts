import type { ActionOffer } from '../../../server/api/applications.js';

/** The offer of one verb; a verb the server does not name is not shown. */
export const offerOf = (actions: ActionOffer[], action: string): ActionOffer | undefined =>
  actions.find((offer) => offer.action === action);
