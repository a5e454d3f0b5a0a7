import { useEffect, useState } from 'react';
import { isTyping } from '../ui/is-typing.js';

interface Handlers {
  onOpen?: (index: number) => void;
  onToggle?: (index: number) => void;
}

/** j and k move, Enter opens, x selects; silent while somebody types or a dialog is open. */
export function useRowCursor(rows: number, { onOpen, onToggle }: Handlers): { cursor: number } {
  const [cursor, setCursor] = useState(-1);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || rows === 0) return;
      if (event.key === 'j' || event.key === 'k') {
        // the row has the keys from here on: Enter no longer belongs to the tab or button that was used last
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        setCursor((at) => (event.key === 'j' ? Math.min(rows - 1, at + 1) : Math.max(0, at - 1)));
      } else if (event.key === 'x' && cursor >= 0) onToggle?.(cursor);
      else if (event.key === 'Enter' && cursor >= 0 && event.target === document.body) onOpen?.(cursor);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
  useEffect(() => {
    document.querySelectorAll('[aria-current="true"]').forEach((row) => row.scrollIntoView({ block: 'nearest' }));
  }, [cursor]);
  return { cursor: Math.min(cursor, rows - 1) };
}
