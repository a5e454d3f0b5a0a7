import type { Role } from '../api/roles.js';

/** Who acts: an official with unit and post, an applicant without an account, or the system on a diagram's behalf. */
export type Actor =
  | { type: 'USER'; id: string; name: string; post: string; unitId: string; unitName: string; roles: readonly Role[] }
  | { type: 'APPLICANT'; applicationId: string | null }
  | { type: 'SYSTEM'; name: string };

export type UserActor = Extract<Actor, { type: 'USER' }>;

/** The name of the system actor in the ledger. */
export const systemActor = (name = '系统'): Actor => ({ type: 'SYSTEM', name });
