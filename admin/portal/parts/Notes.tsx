import type { ReactNode } from 'react';
import type { PortalError } from '../portal-api';

/** A sentence that stands where it matters, not a toast. */
export function Note({ tone, children }: { tone: 'info' | 'warn' | 'bad' | 'good'; children: ReactNode }) {
  return (
    <div className={`note ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/** Grey rows of about the final height, or the sentence why nothing came. */
export function LoadingOr({ error, onRetry }: { error: PortalError | null; onRetry(): void }) {
  if (!error) return <div className="skeleton" aria-busy="true" aria-label="正在载入" />;
  return (
    <Note tone="bad">
      {error.message}
      <button type="button" className="link" onClick={onRetry}>
        再试一次
      </button>
    </Note>
  );
}
