import type { SessionView } from '../../api/session.js';
import { route, SessionAnswer, type Route } from '../../http/route.js';
import { AppError } from '../../shared/app-error.js';
import type { Clock } from '../../shared/clock.js';
import type { Db } from '../../db.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { changeOwnPassword } from './change-own-password.js';
import { findSession, sessionView } from './find-session.js';
import { findDemoAccounts } from './find-users.js';
import { ownPasswordSchema, signInSchema } from './people-schemas.js';
import { signIn } from './sign-in.js';
import { signOut } from './sign-out.js';

export interface SessionRoutesDeps {
  settings: SettingsService;
  /** User names shown on the sign-in page; empty where DEMO is off. */
  demoUsernames: readonly string[];
}

/** Signing in and out, one's own session and password, the demo accounts. */
export function createSessionRoutes(deps: SessionRoutesDeps): Route[] {
  const viewOf = async (db: Db, clock: Clock, token: string | undefined): Promise<SessionView> => {
    const session = token ? await findSession({ db, clock, settings: deps.settings }, token, { seen: true }) : null;
    if (!session) throw new AppError('UNAUTHENTICATED', 'Expected a live session', '请先登录');
    return sessionView(session);
  };
  return [
    route({
      method: 'post',
      path: '/session',
      summary: '登录',
      tag: '登录',
      access: 'public',
      body: signInSchema,
      async handle({ context, body, address }) {
        const { token } = await signIn(context, deps, { ...body, address });
        return new SessionAnswer(token, await viewOf(context.db, context.clock, token));
      },
    }),
    route({
      method: 'get',
      path: '/session',
      summary: '当前登录',
      tag: '登录',
      access: 'user',
      handle: ({ context, sessionToken }) => viewOf(context.db, context.clock, sessionToken),
    }),
    route({
      method: 'delete',
      path: '/session',
      summary: '退出',
      tag: '登录',
      access: 'user',
      async handle({ context, sessionToken }) {
        if (sessionToken) await signOut(context, sessionToken);
        return new SessionAnswer(null);
      },
    }),
    route({
      method: 'post',
      path: '/session/password',
      summary: '修改本人密码',
      tag: '登录',
      access: 'user',
      body: ownPasswordSchema,
      handle: ({ context, body, sessionToken }) =>
        changeOwnPassword(context, deps, { ...body, sessionToken: sessionToken ?? '' }),
    }),
    route({
      method: 'get',
      path: '/demo-accounts',
      summary: '演示账号',
      tag: '登录',
      access: 'public',
      handle: ({ context }) => findDemoAccounts(context.db, deps.demoUsernames),
    }),
  ];
}
