import { useSyncExternalStore } from 'react';
import type { Permission, SessionView } from '../../../server/api/session.js';
import { currentSession, onSessionChange } from './session-store.js';

/** Who is signed in; null on the sign-in page. */
export const useSession = (): SessionView | null => useSyncExternalStore(onSessionChange, currentSession);

/** Whether to show something; the server checks again. */
export function usePermission(permission: Permission): boolean {
  return useSession()?.permissions.includes(permission) ?? false;
}
