import { useEffect, useState } from 'react';
import type { RectificationView } from '../../../../server/api/rectifications.js';

/** What is typed about a fix before 提交复核. */
export interface FixDraft {
  note: string;
  effect: string;
  rule: string;
}

/** Kept in this browser a round, so that nothing typed is lost on leaving. */
export function useFixDraft(view: RectificationView): [FixDraft, (change: Partial<FixDraft>) => void, () => void] {
  const key = `rectification-draft:${view.id}:${view.round}`;
  const [draft, setDraft] = useState<FixDraft>(() => ({
    note: '',
    effect: view.effect ?? '',
    rule: view.rule ?? '',
    ...read(key),
  }));
  const isUntouched = draft.note === '' && draft.effect === (view.effect ?? '') && draft.rule === (view.rule ?? '');
  useEffect(() => {
    if (isUntouched) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  }, [key, draft, isUntouched]);
  const forget = () => {
    localStorage.removeItem(key);
    setDraft((before) => ({ ...before, note: '' }));
  };
  return [draft, (change) => setDraft((before) => ({ ...before, ...change })), forget];
}

function read(key: string): Partial<FixDraft> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<FixDraft>;
  } catch {
    return {};
  }
}
