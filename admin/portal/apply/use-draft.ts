import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftView, OneThingForm } from '../../../server/api/portal';
import { initialSelection } from '../../../server/api/form-rules';
import { portalApi, remembered, type PortalError } from '../portal-api';

const SAVE_AFTER_MS = 1200;

export interface DraftState {
  definition: OneThingForm;
  draft: DraftView;
}

export interface Draft {
  state: DraftState | null;
  error: PortalError | null;
  /** `草稿 09:41 已保存`, or why it was not. */
  saved: string | null;
  change(part: { form?: Record<string, unknown>; selectedItems?: string[] }): void;
  /** Saves what is not saved yet; before leaving a step. Throws when the server refuses. */
  flush(): Promise<number>;
  reload(): Promise<void>;
}

/** The draft of this browser for a one-thing: made or continued, saved by itself after each pause in typing. Nothing typed is lost on reload. */
export function useDraft(oneThingId: string): Draft {
  const [state, setState] = useState<DraftState | null>(null);
  const [error, setError] = useState<PortalError | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const latest = useRef<DraftState | null>(null);
  const dirty = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const saving = useRef<Promise<unknown>>(Promise.resolve());

  const show = useCallback((next: DraftState) => {
    latest.current = next;
    setState(next);
  }, []);

  const open = useCallback(async () => {
    const definition = await portalApi.form(oneThingId);
    const draft = await continueOrStart(oneThingId, definition);
    show({ definition, draft });
    setError(null);
  }, [oneThingId, show]);

  useEffect(() => {
    open().catch(setError);
    return () => clearTimeout(timer.current);
  }, [open]);

  const flush = useCallback(async (): Promise<number> => {
    clearTimeout(timer.current);
    const work = saving.current.then(async () => {
      const now = latest.current;
      if (!now || !dirty.current) return;
      dirty.current = false;
      const { form, selectedItems, version, id } = now.draft;
      try {
        const answer = await portalApi.saveDraft(id, { form, selectedItems, version });
        // what was typed meanwhile stays; only the version moves on
        const current = latest.current as DraftState;
        show({ ...current, draft: { ...current.draft, version: answer.version } });
        setSaved(`草稿 ${new Date().toTimeString().slice(0, 5)} 已保存`);
      } catch (problem) {
        dirty.current = true;
        setSaved(`还没有保存：${(problem as PortalError).message}`);
        throw problem;
      }
    });
    saving.current = work.catch(() => undefined);
    await work;
    return (latest.current as DraftState).draft.version;
  }, [show]);

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') void flush().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', leave);
    return () => document.removeEventListener('visibilitychange', leave);
  }, [flush]);

  const change = useCallback(
    (part: { form?: Record<string, unknown>; selectedItems?: string[] }) => {
      const now = latest.current;
      if (!now) return;
      dirty.current = true;
      show({ ...now, draft: { ...now.draft, ...part } });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush().catch(() => undefined), SAVE_AFTER_MS);
    },
    [flush, show],
  );

  const reload = useCallback(async () => {
    const now = latest.current as DraftState;
    const fresh = await portalApi.draft(now.draft.id);
    show({ ...now, draft: { ...now.draft, materials: fresh.materials } });
  }, [show]);

  return { state, error, saved, change, flush, reload };
}

async function continueOrStart(oneThingId: string, definition: OneThingForm): Promise<DraftView> {
  const known = remembered.current(oneThingId);
  if (known) {
    const draft = await portalApi.draft(known).catch((problem: PortalError) => {
      if (problem.status === 0) throw problem;
      return null; // submitted or gone: a new one begins
    });
    if (draft) return draft;
    remembered.finish(oneThingId);
  }
  const { id, draftToken } = await portalApi.createDraft(oneThingId);
  remembered.start(oneThingId, id, draftToken);
  const draft = await portalApi.draft(id);
  if (draft.selectedItems.length > 0) return draft;
  const selectedItems = initialSelection(definition.items);
  const { version } = await portalApi.saveDraft(id, { form: draft.form, selectedItems, version: draft.version });
  return { ...draft, selectedItems, version };
}
