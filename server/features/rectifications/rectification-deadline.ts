import type { MessageName } from '../../../processes/contract.js';

/**
 * What the rungs of a round's clock (kind RECTIFICATION, subject: the round) send. The key is the id of the clock itself, so that no rung
 * of one round reaches the next; the ladder's working days are the setting `ladder.rectification`.
 */
export const RECTIFICATION_RUNGS = {
  nearDue: 'rectification.nearDue',
  remind: 'rectification.overdue',
  supervise: 'rectification.supervisionDue',
  bulletin: 'rectification.bulletinDue',
} as const satisfies Record<string, MessageName>;
export const RECTIFICATION_RUNG_KEY = 'deadlineId';

/** What the expiry of an evaluation (kind EVALUATION, subject: the request) sends; the key is the subject. */
export const EVALUATION_EXPIRED = 'rectification.evaluationExpired' as const satisfies MessageName;
