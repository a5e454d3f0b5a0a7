import { useCallback, useEffect, useState } from 'react';
import type { PortalError } from './portal-api';

export interface Loaded<T> {
  value: T | null;
  error: PortalError | null;
  reload(): void;
}

/** Loads once, and again on `reload`; keeps what is shown while it loads again. */
export function useLoaded<T>(load: () => Promise<T>, key: string): Loaded<T> {
  const [state, setState] = useState<{ value: T | null; error: PortalError | null }>({ value: null, error: null });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let alive = true;
    load().then(
      (value) => alive && setState({ value, error: null }),
      (error: PortalError) => alive && setState((now) => ({ ...now, error })),
    );
    return () => {
      alive = false;
    };
    // `load` is made anew at each drawing; `key` says when it means something else
  }, [key, round]);
  return { ...state, reload: useCallback(() => setRound((now) => now + 1), []) };
}
