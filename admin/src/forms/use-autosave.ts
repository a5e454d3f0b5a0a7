import { useCallback, useEffect, useRef, useState } from 'react';

/** A change is saved this long after the last key. */
const PAUSE_MS = 1500;

export interface Autosave {
  /** 已保存 · 有改动，马上保存 · 正在保存 · 没有保存 */
  state: 'saved' | 'changed' | 'saving' | 'failed';
  touch: () => void;
  /** Saves what is waiting now; before submitting and on leaving. */
  flush: () => Promise<void>;
  /** Whether something is not saved yet. */
  isWaiting: () => boolean;
}

/** Saves one thing at a time, the newest last: `save` is never called again before it has answered. */
export function useAutosave(save: () => Promise<void>): Autosave {
  const [state, setState] = useState<Autosave['state']>('saved');
  const latest = useRef(save);
  latest.current = save;
  const isDirty = useRef(false);
  const running = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    running.current ??= (async () => {
      while (isDirty.current) {
        isDirty.current = false;
        setState('saving');
        try {
          await latest.current();
          setState('saved');
        } catch (error) {
          isDirty.current = true;
          setState('failed');
          throw error;
        }
      }
    })().finally(() => {
      running.current = null;
    });
    return running.current;
  }, []);

  const touch = useCallback(() => {
    isDirty.current = true;
    setState((last) => (last === 'saved' ? 'changed' : last));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush().catch(() => undefined), PAUSE_MS);
  }, [flush]);

  useEffect(() => () => void flush().catch(() => undefined), [flush]);
  const isWaiting = useCallback(() => isDirty.current || running.current !== null, []);
  return { state, touch, flush, isWaiting };
}
