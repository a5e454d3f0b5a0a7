import { useCallback, useEffect, useRef, useState } from 'react';
import type { DesignProblem, DraftView } from '../../../../server/api/designer.js';
import { useAutosave, type Autosave } from '../../forms/use-autosave.js';
import { ApiError, sentenceOf } from '../../providers/api-error.js';
import { serverNow } from '../../providers/server-time.js';
import { designCommands } from './design-commands.js';
import type { DesignModeler } from './create-modeler.js';

export interface DraftSaving {
  autosave: Autosave;
  problems: DesignProblem[];
  /** When it was last saved, by the server’s clock. */
  savedAt: Date | null;
  /** Why it is not saved. */
  error: string | null;
  /** Somebody, or this person in another window, has saved it meanwhile: what is drawn here cannot be saved any more. */
  isStale: boolean;
  version: () => number;
  attach: (modeler: DesignModeler) => void;
}

/** Keeps what is drawn, and what the check says about it; the newest last. */
export function useDraftSaving(draft: DraftView): DraftSaving {
  const modeler = useRef<DesignModeler | null>(null);
  const version = useRef(draft.version);
  const [problems, setProblems] = useState(draft.problems);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isStale, setStale] = useState(false);
  const autosave = useAutosave(async () => {
    if (!modeler.current) return;
    try {
      const { xml } = await modeler.current.saveXML({ format: true });
      if (xml === undefined) return;
      const saved = await designCommands.save(draft.id, xml, version.current);
      version.current = saved.version;
      setProblems(saved.problems);
      setSavedAt(serverNow());
      setError(null);
    } catch (reason) {
      const isConflict = reason instanceof ApiError && reason.isConflict;
      setStale(isConflict);
      setError(
        isConflict ? '这份草稿已在另一个窗口改过，这里的改动没有保存。请重新打开，再接着改。' : sentenceOf(reason),
      );
      throw reason;
    }
  });
  useWarnOnLeaving(autosave);
  const attach = useCallback((created: DesignModeler) => {
    modeler.current = created;
  }, []);
  return { autosave, problems, savedAt, error, isStale, version: () => version.current, attach };
}

/** Closing or reloading the page: saves at once what is waiting, and the browser asks before it goes. Other pages of ours save by themselves. */
function useWarnOnLeaving({ isWaiting, flush }: Autosave): void {
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (!isWaiting()) return;
      event.preventDefault();
      void flush().catch(() => undefined);
    };
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [isWaiting, flush]);
}
