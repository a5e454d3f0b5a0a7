import { useFilter } from './use-filter.js';
import './filters.css';

/** `自：2026-10-01` */
export function DateFilter({ name, label }: { name: string; label: string }) {
  const [value, setValue] = useFilter(name);
  return (
    <label className="filter-select">
      {label}：
      <input type="date" value={value} onChange={(event) => setValue(event.target.value)} />
    </label>
  );
}
