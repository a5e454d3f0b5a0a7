import type { Permission } from '../api/session.js';
import type { Db } from '../db.js';
import type { UserActor } from '../shared/actor.js';
import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import type { SettingsService } from '../shared/settings-service.js';
import type { EventHub } from './event-hub.js';
import type { Route } from './route.js';

/** A signed-in session as the HTTP layer needs it. */
export interface SignedIn {
  actor: UserActor;
  csrfToken: string;
}

/** How the server is: `ok` false answers 503; `detail` says what in words (db, engine, relay …). */
export interface Readiness {
  ok: boolean;
  detail: Record<string, string>;
}

/** What the HTTP layer stands on. It knows no feature: people hand it the session look-up and the permission table. */
export interface HttpDeps {
  db: Db;
  clock: Clock;
  log: Log;
  settings: SettingsService;
  routes: readonly Route[];
  events: EventHub;
  ready(): Promise<Readiness>;
  /** The live session behind a cookie's token, or null. `seen`: the call counts as the person's activity. */
  findSession(token: string, options: { seen: boolean }): Promise<SignedIn | null>;
  /** Whether a role of the actor grants the permission. */
  can(actor: UserActor, permission: Permission): boolean;
  /** The built pages (dist/admin). */
  pagesFolder: string;
  /** The address people use, when it differs from the one the server sees (behind a proxy). */
  publicUrl?: string | undefined;
  /** The session cookie is sent over https only. */
  cookieSecure: boolean;
  /** Number of trusted reverse proxies in front; their X-Forwarded-For gives the caller's address. */
  trustedProxies: number;
  /** Aborted when the server stops: event streams end, so that the connections can be closed. */
  closing?: AbortSignal | undefined;
}
