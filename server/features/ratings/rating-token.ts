import type { Secrets } from '../../shared/secrets.js';

const PURPOSE = 'rating';

/**
 * The secret of the rating link: the invitation's id and our signature on it. It is never stored and given to the applicant only;
 * whoever knows the id (an official does) cannot make it.
 */
export const ratingTokenFor = (secrets: Secrets, invitationId: string): string =>
  `${invitationId}.${secrets.sign(PURPOSE, invitationId)}`;

/** The invitation a token opens, or null for a token that we did not make. */
export function invitationOfToken(secrets: Secrets, token: string): string | null {
  const [invitationId = '', signature = '', ...rest] = token.split('.');
  return invitationId !== '' && rest.length === 0 && secrets.verify(PURPOSE, invitationId, signature)
    ? invitationId
    : null;
}
