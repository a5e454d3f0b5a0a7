import type { AuthProvider } from 'react-admin';
import type { SessionView } from '../../../server/api/session.js';
import { ApiError } from './api-error.js';
import { http } from './http.js';
import { forgetReads, isNoAnswer, keepRead, readKept } from './kept-reads.js';
import { currentSession, forgetSession, keepSession } from './session-store.js';

const SESSION = 'session';
const LOAD_TRIES = 5;
const LOAD_WAIT_MS = 1_000;

/** Keeps who is signed in; for those who walk also across a reload without a net, but never what lets a request change something. */
function remember(session: SessionView): void {
  keepSession(session);
  if (readKept<SessionView>(SESSION)?.user.id !== session.user.id) forgetReads();
  if (session.permissions.includes('walkthrough.walk')) keepRead(SESSION, { ...session, csrfToken: '' });
}

async function load(): Promise<SessionView> {
  const known = currentSession();
  if (known) return known;
  for (let tries = 1; ; tries += 1) {
    try {
      const session = await http<SessionView>('/api/session');
      remember(session);
      return session;
    } catch (error) {
      const kept = isNoAnswer(error) ? readKept<SessionView>(SESSION) : null;
      if (kept) {
        keepSession(kept);
        return kept;
      }
      if (error instanceof ApiError && error.status === 401) forgetReads();
      // A server that is just starting has not signed anybody out.
      if ((error instanceof ApiError && error.status === 401) || tries >= LOAD_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, LOAD_WAIT_MS));
    }
  }
}

/** Signing in and out on /api/session; permissions are for showing and hiding only. */
export const authProvider: AuthProvider = {
  async login({ username, password }: { username: string; password: string }) {
    remember(await http<SessionView>('/api/session', { method: 'POST', body: { username, password } }));
  },
  async logout() {
    if (currentSession()) await http('/api/session', { method: 'DELETE' }).catch(() => undefined);
    forgetSession();
    forgetReads();
  },
  async checkAuth() {
    await load();
  },
  async checkError(error: { status?: number }) {
    if (error.status === 401) throw new Error('登录已失效');
  },
  async getIdentity() {
    const { user } = await load();
    return { id: user.id, fullName: user.displayName };
  },
  async getPermissions() {
    return (await load()).permissions;
  },
};
