import { ApiError } from './api-error.js';
import { currentSession } from './session-store.js';

/**
 * What a walker needs to go on without a net: who is signed in, the tasks, the walk. Kept in the browser by those who walk, until they
 * sign out; nothing of applicants is among it, and the service worker stores no answer at all.
 */
const PREFIX = 'kuaiban.read:';
const CHANGED = 'kuaiban:read';
/** In full, as long as this page is open. */
const seen = new Map<string, unknown>();
let isAway = false;

/** No answer at all, or one of a proxy with nothing behind it. */
export const isNoAnswer = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || (error.status >= 502 && error.status <= 504));

/** Whether the page shows what was kept, since the server did not answer. */
export const isServedFromKept = (): boolean => isAway;

export function onServedFromKept(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}

function say(away: boolean): void {
  if (away === isAway) return;
  isAway = away;
  window.dispatchEvent(new Event(CHANGED));
}

export function readKept<T>(name: string): T | null {
  const text = localStorage.getItem(PREFIX + name);
  return text === null ? null : (JSON.parse(text) as T);
}

export function keepRead(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // full or forbidden: then it needs a net, as before
  }
}

/** Forgets everything kept here; what was typed and waits for the net is elsewhere and stays. */
export function forgetReads(): void {
  seen.clear();
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  say(false);
}

/**
 * Reads, and keeps for those who walk what `reduce` leaves of it; without an answer it is what was kept last by the same person.
 * @throws ApiError when nothing was kept, or when the server refused.
 */
export async function readOrKept<T>(path: string, read: () => Promise<T>, reduce: (value: T) => T | null): Promise<T> {
  const session = currentSession();
  if (!session?.permissions.includes('walkthrough.walk')) return read();
  const name = `${session.user.id}:${path}`;
  try {
    const value = await read();
    seen.set(name, value);
    const kept = reduce(value);
    if (kept !== null) keepRead(name, kept);
    say(false);
    return value;
  } catch (error) {
    const kept = isNoAnswer(error) ? ((seen.get(name) as T | undefined) ?? readKept<T>(name)) : null;
    if (kept === null) throw error;
    say(true);
    return kept;
  }
}
