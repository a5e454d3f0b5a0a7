import { Button } from '@mui/material';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { SLOW_MS, useCommand } from './use-command.js';
import './action-bar.css';

interface Props {
  title: string;
  sub?: string;
  /** A verb, with the object's name where it cannot be undone. */
  submitLabel: string;
  /** Why it cannot be sent yet; stands beside the button. */
  notReady?: string | null;
  danger?: boolean;
  onSubmit: () => Promise<unknown>;
  onClose: () => void;
  children?: ReactNode;
}

/** What a verb still needs to know, right below the bar: Ctrl+Enter sends, Esc closes. */
export function ActionForm({
  title,
  sub,
  submitLabel,
  notReady = null,
  danger = false,
  onSubmit,
  onClose,
  children,
}: Props) {
  const { run, isBusy, error } = useCommand();
  const [isSlow, setSlow] = useState(false);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useEffect(() => {
    if (!isBusy) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [isBusy]);
  const submit = async () => {
    if (notReady === null && (await run(onSubmit))) onClose();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
  };
  return (
    <section ref={box} className="action-form" aria-label={title} onKeyDown={keys}>
      <h2>
        {title}
        {sub && <span className="sub">{sub}</span>}
      </h2>
      {children}
      <div className="inline">
        <Button
          variant="contained"
          color={danger ? 'error' : 'primary'}
          disabled={isBusy || notReady !== null}
          onClick={() => void submit()}
        >
          {isBusy ? '正在提交…' : submitLabel}
        </Button>
        <Button variant="text" onClick={onClose}>
          取消
        </Button>
        {notReady && <span className="muted small">{notReady}</span>}
        {error && (
          <span className="error" role="alert">
            {error}
          </span>
        )}
        {isSlow && <span className="muted small">仍在处理，可离开本页</span>}
      </div>
    </section>
  );
}
