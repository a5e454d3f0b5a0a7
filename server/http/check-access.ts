import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { Actor } from '../shared/actor.js';
import { AppError, forbidden } from '../shared/app-error.js';
import { readCookie, SESSION_COOKIE } from './cookies.js';
import type { HttpDeps, SignedIn } from './http-deps.js';
import type { Route } from './route.js';
import { requireSameOrigin } from './same-origin.js';

/** The caller's session. UNAUTHENTICATED without one, or when it has ended. `seen`: counts as the person's activity. */
export async function requireSession(
  deps: Pick<HttpDeps, 'findSession'>,
  request: Request,
  seen = true,
): Promise<SignedIn> {
  const token = readCookie(request, SESSION_COOKIE);
  const session = token ? await deps.findSession(token, { seen }) : null;
  if (!session) throw new AppError('UNAUTHENTICATED', 'Expected a live session', '请先登录');
  return session;
}

/**
 * Who calls, after everything that can be refused before the input is read: the session, the CSRF token of a change, the
 * permission. A public route's caller is an applicant, even from a browser where an official is signed in.
 */
export async function checkAccess(deps: HttpDeps, route: Route, request: Request): Promise<Actor> {
  const changes = route.method !== 'get';
  if (route.access === 'public') {
    if (changes) requireSameOrigin(request, deps.publicUrl);
    return { type: 'APPLICANT', applicationId: null };
  }
  const { actor, csrfToken } = await requireSession(deps, request);
  if (changes && !isSame(csrfToken, request.headers['x-csrf-token'])) {
    throw forbidden('Expected the CSRF token of the session', '页面已过期，请刷新后再试', { csrf: true });
  }
  if (route.access !== 'user' && !deps.can(actor, route.access)) {
    throw forbidden(`Expected permission ${route.access}, but user ${actor.id} lacks it`, '您的岗位没有这项权限', {
      permission: route.access,
    });
  }
  return actor;
}

function isSame(expected: string, given: string | string[] | undefined): boolean {
  const a = Buffer.from(expected);
  const b = Buffer.from(typeof given === 'string' ? given : '');
  return a.length === b.length && timingSafeEqual(a, b);
}
