import type { SessionView } from '../../../server/api/session.js';

type Listener = () => void;

let session: SessionView | null = null;
const listeners = new Set<Listener>();

/** Keeps the session in memory only: the cookie is HttpOnly and a reload asks the server again. */
export function keepSession(next: SessionView): void {
  session = next;
  listeners.forEach((listener) => listener());
}

export function forgetSession(): void {
  if (session === null) return;
  session = null;
  listeners.forEach((listener) => listener());
}

export const currentSession = (): SessionView | null => session;
export const csrfToken = (): string => session?.csrfToken ?? '';

export function onSessionChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
