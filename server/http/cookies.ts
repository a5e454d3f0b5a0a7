import type { Request, Response } from 'express';

/** Name of the session cookie. */
export const SESSION_COOKIE = 'kuaiban_session';

/** The value of one cookie of a request. */
export function readCookie(request: Request, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/**
 * Sets the session cookie for as long as the browser runs, or removes it. How long the session really lives is decided on the
 * server. Lax: a link from a mail opens the console signed in, a foreign form does not.
 */
export function writeSessionCookie(response: Response, token: string | null, secure: boolean): void {
  const attributes = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
  if (token === null) response.clearCookie(SESSION_COOKIE, attributes);
  else response.cookie(SESSION_COOKIE, token, attributes);
}
