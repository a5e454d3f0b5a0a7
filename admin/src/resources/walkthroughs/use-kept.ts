import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useSession } from '../../providers/use-session.js';
import { forget, keep, keptBody, keptPaths, onKeptChange, sendKept } from './kept-drafts.js';
import { keptPosts, loadPosts, type KeptPost } from './kept-posts.js';

/** A change is sent this long after the last key. */
const PAUSE_MS = 1200;

/** Whose drafts these are. */
export const useOwner = (): string => useSession()?.user.id ?? '';

/** Photos, needs and problems of mine that wait, of all walks or of one. */
export function useKeptPosts(about = ''): KeptPost[] {
  const owner = useOwner();
  const posts = useSyncExternalStore(onKeptChange, keptPosts);
  useEffect(() => void loadPosts(), []);
  return posts.filter((post) => post.owner === owner && post.about.startsWith(about));
}

/** How many pieces wait for the net, of all walks or of one. */
export function useKeptCount(about = ''): number {
  const owner = useOwner();
  const drafts = useSyncExternalStore(onKeptChange, () => keptPaths(owner, about).length);
  return drafts + useKeptPosts(about).length;
}

export interface Kept<T> {
  value: T;
  change: (next: T) => void;
  /** Sends what waits now. */
  flush: () => Promise<void>;
  /** The draft has become a record: nothing of it waits any more. */
  done: () => void;
}

/** A value that is typed: kept in the browser at once, sent to `path` as `{field: value}` after a pause. The one in the browser is newer. */
export function useKept<T>(path: string, field: string, fromServer: T): Kept<T> {
  const owner = useOwner();
  const [value, setValue] = useState<T>(() => keptBody<Record<string, T>>(owner, path)?.[field] ?? fromServer);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    return sendKept(owner);
  }, [owner]);
  useEffect(() => () => void flush(), [flush]);
  const change = (next: T) => {
    setValue(next);
    keep(owner, path, { [field]: next });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), PAUSE_MS);
  };
  const done = () => {
    clearTimeout(timer.current);
    forget(owner, path);
  };
  return { value, change, flush, done };
}
