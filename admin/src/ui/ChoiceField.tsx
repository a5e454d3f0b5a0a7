import './field.css';
import './choice-field.css';

interface Props<Value extends string> {
  label: string;
  value: Value | null;
  onChange: (value: Value) => void;
  options: { value: Value; label: string; hint?: string }[];
}

/** A few choices side by side, each with what it leads to. */
export function ChoiceField<Value extends string>({ label, value, onChange, options }: Props<Value>) {
  return (
    <fieldset className={`choice-field${options.length === 3 ? ' choice-field-3' : ''}`}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={value === option.value ? 'picked' : undefined}>
          <input type="radio" name={label} checked={value === option.value} onChange={() => onChange(option.value)} />
          <span>
            <b>{option.label}</b>
            {option.hint && <small>{option.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** value → words as options. */
export const optionsOf = <Value extends string>(words: Readonly<Record<Value, string>>) =>
  (Object.entries(words) as [Value, string][]).map(([value, label]) => ({ value, label }));
