import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';

export interface CommandScope {
  /** What happened next, in words, after the last command of this page. */
  message: string | null;
  /** The sentence of a 409: somebody else was faster. */
  conflict: string | null;
  tell: (message: string | null) => void;
  warn: (conflict: string | null) => void;
}

const Context = createContext<CommandScope | null>(null);

/** The results of a page's commands: one green sentence, or the bar of a conflict. */
export function CommandScopeProvider({ children }: { children: ReactNode }) {
  const [message, tell] = useState<string | null>(null);
  const [conflict, warn] = useState<string | null>(null);
  const scope = useMemo(() => ({ message, conflict, tell, warn }), [message, conflict]);
  return <Context.Provider value={scope}>{children}</Context.Provider>;
}

/** @throws Error outside a CommandScopeProvider */
export function useCommandScope(): CommandScope {
  const scope = useContext(Context);
  if (!scope) throw new Error('Expected a CommandScopeProvider around a page with commands, found none');
  return scope;
}
