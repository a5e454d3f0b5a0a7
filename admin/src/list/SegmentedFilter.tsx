import { useFilter } from './use-filter.js';
import './filters.css';

interface Props {
  name: string;
  label: string;
  options: { value: string; label: string; count?: number }[];
}

/** States side by side, each with the number of rows it leaves. */
export function SegmentedFilter({ name, label, options }: Props) {
  const [value, setValue] = useFilter(name);
  return (
    <div className="segmented" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={value === option.value}
          onClick={() => setValue(option.value)}
        >
          {option.label}
          {option.count !== undefined && ` ${option.count}`}
        </button>
      ))}
    </div>
  );
}
