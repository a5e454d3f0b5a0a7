import type { Limit } from '../providers/loop-commands.js';
import './field.css';
import './limit-field.css';

/** `5 [个工作日 ▾]`; empty is no limit yet. */
export function LimitField({
  label,
  value,
  onChange,
  hint,
}: {
  label: string;
  value: Limit | null;
  onChange: (value: Limit | null) => void;
  hint?: string;
}) {
  const unit = value?.unit ?? 'WORKING_DAY';
  return (
    <div className="field" role="group" aria-label={label}>
      <span>{label}</span>
      <span className="limit-field">
        <input
          type="number"
          min={1}
          aria-label={`${label}：天数`}
          value={value?.value || ''}
          onChange={(event) => onChange({ value: Number(event.target.value) || 0, unit })}
        />
        <select
          aria-label={`${label}：单位`}
          value={unit}
          onChange={(event) => onChange({ value: value?.value ?? 0, unit: event.target.value as Limit['unit'] })}
        >
          <option value="WORKING_DAY">个工作日</option>
          <option value="DAY">日（自然日）</option>
        </select>
      </span>
      {hint && <span className="hint">{hint}</span>}
    </div>
  );
}

/** Whole days of at least one. */
export const isLimit = (limit: Limit | null): limit is Limit =>
  limit !== null && Number.isInteger(limit.value) && limit.value > 0;
