import { ApiError } from '../../providers/api-error.js';
import { http } from '../../providers/http.js';
import { sendPosts } from './kept-posts.js';

/**
 * What was typed and has not reached the server yet, by the address it is sent to; kept in the browser, so that neither a reload nor a
 * dead zone loses it. Each person's own: a phone may be handed on.
 */
const PREFIX = 'kuaiban.kept:';
const CHANGED = 'kuaiban:kept';
const keyOf = (owner: string, path: string) => `${PREFIX}${owner}:${path}`;

export function keep(owner: string, path: string, body: unknown): void {
  localStorage.setItem(keyOf(owner, path), JSON.stringify(body));
  window.dispatchEvent(new Event(CHANGED));
}

export function keptBody<T>(owner: string, path: string): T | null {
  const text = localStorage.getItem(keyOf(owner, path));
  return text === null ? null : (JSON.parse(text) as T);
}

export function forget(owner: string, path: string): void {
  localStorage.removeItem(keyOf(owner, path));
  window.dispatchEvent(new Event(CHANGED));
}

/** Addresses that wait, those of one record when `below` is given. */
export function keptPaths(owner: string, below = ''): string[] {
  const prefix = keyOf(owner, below);
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(PREFIX.length + owner.length + 1));
}

/** Calls back when something is kept or sent; returns a function that stops it. */
export function onKeptChange(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}

let running: Promise<void> = Promise.resolve();
let isStuck = false;

/** Whether the last attempt found no net: what waits does not go by itself at once. */
export const isKeptStuck = (): boolean => isStuck;

/**
 * Sends everything that waits, one after another, also what was typed while it was sending; what could not be sent stays. What was
 * typed on the steps goes before photos and problems: a problem is refused for good while its cause is not on the server (R10).
 */
export function sendKept(owner: string): Promise<void> {
  running = running.then(async () => {
    isStuck = !((await sendDrafts(owner)) && (await sendPosts(owner)));
    window.dispatchEvent(new Event(CHANGED));
  });
  return running;
}

/** Answers false when the net is away. */
async function sendDrafts(owner: string): Promise<boolean> {
  for (const path of keptPaths(owner)) {
    const sent = localStorage.getItem(keyOf(owner, path));
    if (sent === null) continue;
    try {
      await http(path, { method: 'PUT', body: JSON.parse(sent) });
    } catch (error) {
      // no net, no session or a fault of ours: later; refused for good: the step is over
      if (!(error instanceof ApiError) || error.status === 0 || error.status === 401 || error.status >= 500)
        return false;
    }
    if (localStorage.getItem(keyOf(owner, path)) === sent) forget(owner, path);
  }
  return true;
}
