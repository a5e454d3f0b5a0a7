import './pick-list.css';

interface Props {
  label: string;
  picked: readonly string[];
  onPick: (picked: string[]) => void;
  options: { value: string; label: string; hint: string; disabled?: boolean }[];
}

/** Several of a list, each with a grey line: what it is, or why it cannot be picked. */
export function PickList({ label, picked, onPick, options }: Props) {
  const toggle = (value: string) =>
    onPick(picked.includes(value) ? picked.filter((one) => one !== value) : [...picked, value]);
  return (
    <fieldset className="pick-list">
      <legend>{label}</legend>
      {options.length === 0 && <p className="muted small">没有可选的</p>}
      {options.map(({ value, label: words, hint, disabled = false }) => (
        <label key={value} className={disabled ? 'off' : undefined}>
          <input type="checkbox" checked={picked.includes(value)} disabled={disabled} onChange={() => toggle(value)} />
          <span>
            {words}
            <small>{hint}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
