import { useCallback, useRef, useState } from 'react';
import type { DesignProblem, DraftView } from '../../../../server/api/designer.js';
import { useAutosave, type Autosave } from '../../forms/use-autosave.js';
import { ApiError, sentenceOf } from '../../providers/api-error.js';
import { designCommands } from './design-commands.js';
import type { DesignModeler } from './create-modeler.js';

export interface DraftSaving {
  autosave: Autosave;
  problems: DesignProblem[];
  /** When it was last saved, as the browser saw it. */
  savedAt: Date | null;
  /** Why it is not saved. */
  error: string | null;
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
  const autosave = useAutosave(async () => {
    if (!modeler.current) return;
    try {
      const { xml } = await modeler.current.saveXML({ format: true });
      if (xml === undefined) return;
      const saved = await designCommands.save(draft.id, xml, version.current);
      version.current = saved.version;
      setProblems(saved.problems);
      setSavedAt(new Date());
      setError(null);
    } catch (reason) {
      setError(
        reason instanceof ApiError && reason.isConflict ? '这份草稿已在别处改过，请刷新后再改' : sentenceOf(reason),
      );
      throw reason;
    }
  });
  const attach = useCallback((created: DesignModeler) => {
    modeler.current = created;
  }, []);
  return { autosave, problems, savedAt, error, version: () => version.current, attach };
}
