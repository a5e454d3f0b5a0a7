interface Props {
  label: string;
  options: string[];
  value: string[];
  onChange: (value: string[]) => void;
}

/** Any of a few values, each with a box to tick. */
export function TickField({ label, options, value, onChange }: Props) {
  return (
    <fieldset className="setting-ticks">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option}>
          <input
            type="checkbox"
            checked={value.includes(option)}
            onChange={({ target }) =>
              onChange(options.filter((one) => (one === option ? target.checked : value.includes(one))))
            }
          />
          {option.toUpperCase()}
        </label>
      ))}
    </fieldset>
  );
}
