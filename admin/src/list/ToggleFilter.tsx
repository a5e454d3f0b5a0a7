import { useFilter } from './use-filter.js';
import './filters.css';

/** 只看… : one press narrows the list, another widens it again. */
export function ToggleFilter({ name, label }: { name: string; label: string }) {
  const [value, setValue] = useFilter(name);
  return (
    <div className="segmented">
      <button type="button" aria-pressed={value === 'true'} onClick={() => setValue(value === 'true' ? '' : 'true')}>
        {label}
      </button>
    </div>
  );
}
