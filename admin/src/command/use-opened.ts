import { useState } from 'react';

interface Opened<T> {
  /** What is open; null: nothing is. */
  value: T | null;
  /** Another one with every opening: as the key of a form it begins empty, even the same form again. */
  key: number;
  /** What is open already stays as it is, with what is typed. */
  show: (value: T) => void;
  /** Closes what was open when it was rendered. Called late, after something else was opened, it has no effect. */
  close: () => void;
}

/** One thing open at a time on a page. A form that ends late, since its command took long, closes itself and nothing opened meanwhile. */
export function useOpened<T>(): Opened<T> {
  const [{ value, key }, set] = useState<{ value: T | null; key: number }>({ value: null, key: 0 });
  return {
    value,
    key,
    show: (next) => set((now) => (Object.is(now.value, next) ? now : { value: next, key: now.key + 1 })),
    close: () => set((now) => (now.key === key ? { value: null, key } : now)),
  };
}
