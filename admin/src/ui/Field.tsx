import type { Ref } from 'react';
import './field.css';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'password' | 'date' | 'number' | 'tel' | 'time';
  /** More than one line. */
  rows?: number;
  name?: string;
  hint?: string;
  error?: string | null;
  required?: boolean;
  autoFocus?: boolean;
  autoComplete?: string;
  placeholder?: string;
  inputRef?: Ref<HTMLInputElement>;
}

/** A labelled field: the label above, hint and refusal below. */
export function Field({
  label,
  value,
  onChange,
  type = 'text',
  rows,
  hint,
  error,
  inputRef,
  required,
  ...rest
}: Props) {
  return (
    <label className="field">
      <span>
        {label}
        {!required && rows !== undefined && <span className="muted small">（选填）</span>}
      </span>
      {rows === undefined ? (
        <input
          ref={inputRef}
          type={type}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          required={required}
          aria-invalid={Boolean(error)}
          {...rest}
        />
      ) : (
        <textarea
          rows={rows}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          required={required}
          aria-invalid={Boolean(error)}
          {...rest}
        />
      )}
      {hint && <span className="hint">{hint}</span>}
      {error && <span className="error">{error}</span>}
    </label>
  );
}
