import type { AuthProvider } from 'react-admin';
import type { SessionView } from '../../../server/api/session.js';
import { ApiError } from './api-error.js';
import { http } from './http.js';
import { currentSession, forgetSession, keepSession } from './session-store.js';

const LOAD_TRIES = 5;
const LOAD_WAIT_MS = 1_000;

async function load(): Promise<SessionView> {
  const known = currentSession();
  if (known) return known;
  for (let tries = 1; ; tries += 1) {
    try {
      const session = await http<SessionView>('/api/session');
      keepSession(session);
      return session;
    } catch (error) {
      // A server that is just starting has not signed anybody out.
      if ((error instanceof ApiError && error.status === 401) || tries >= LOAD_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, LOAD_WAIT_MS));
    }
  }
}

/** Signing in and out on /api/session; permissions are for showing and hiding only. */
export const authProvider: AuthProvider = {
  async login({ username, password }: { username: string; password: string }) {
    keepSession(await http<SessionView>('/api/session', { method: 'POST', body: { username, password } }));
  },
  async logout() {
    if (currentSession()) await http('/api/session', { method: 'DELETE' }).catch(() => undefined);
    forgetSession();
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
