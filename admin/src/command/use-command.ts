import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, sentenceOf } from '../providers/api-error.js';
import { useCommandScope } from './command-scope.js';

/** After this long the button says that the page may be left. */
export const SLOW_MS = 10_000;

interface Command {
  /** Runs one command; true when it went through. What was typed stays when it did not. */
  run: (command: () => Promise<unknown>, message?: string) => Promise<boolean>;
  isBusy: boolean;
  /** The server's sentence, to stand beside the button. */
  error: string | null;
}

/** A command of a page: cannot be sent twice, its result is told in words, everything shown is read again. */
export function useCommand(): Command {
  const queryClient = useQueryClient();
  const { tell, warn } = useCommandScope();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const run: Command['run'] = async (command, message) => {
    if (isBusy) return false;
    setBusy(true);
    setError(null);
    tell(null);
    try {
      const result = (await command()) as { message?: string } | undefined;
      // The page is current before it says so: the next verb carries the new version.
      await queryClient.invalidateQueries();
      tell(message ?? result?.message ?? '已完成');
      warn(null);
      return true;
    } catch (reason) {
      if (reason instanceof ApiError && reason.isConflict) warn(reason.message);
      else setError(sentenceOf(reason));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, isBusy, error };
}
