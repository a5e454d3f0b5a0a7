import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 bits for a cookie or a header. */
export const newToken = () => randomBytes(32).toString('base64url');

/** What is stored of a session's token: who reads the database cannot sign in with it. */
export const sessionIdOf = (token: string) => createHash('sha256').update(token).digest('hex');
