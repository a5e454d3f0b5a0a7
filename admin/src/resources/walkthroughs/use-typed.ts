import { useEffect, useState } from 'react';
import { useOwner } from './use-kept.js';

/** What is typed in a form that is sent as a whole: survives a reload until it is sent or given up. */
export function useTyped<T>(form: string, empty: T): { typed: T; type: (next: T) => void; forget: () => void } {
  const key = `kuaiban.typed:${useOwner()}:${form}`;
  const [typed, type] = useState<T>(() => {
    const text = localStorage.getItem(key);
    return text === null ? empty : (JSON.parse(text) as T);
  });
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    if (!isGone) localStorage.setItem(key, JSON.stringify(typed));
  }, [key, typed, isGone]);
  const forget = () => {
    setGone(true);
    localStorage.removeItem(key);
  };
  return { typed, type, forget };
}
