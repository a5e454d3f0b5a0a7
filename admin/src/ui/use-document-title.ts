import { useEffect } from 'react';

/** Names the browser tab: `待办 · 快办`. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 快办`;
  }, [title]);
}
