import { useEffect } from 'react';
import { isTyping } from '../ui/is-typing.js';

/** `/` goes to the search of the list, else of the page; `?` shows the keys. */
export function useGlobalKeys(onHelp: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '/') {
        const field =
          document.querySelector<HTMLInputElement>('[data-list-search]') ??
          document.querySelector<HTMLInputElement>('[data-global-search]');
        field?.focus();
        field?.select();
      } else if (event.key === '?') onHelp();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}
