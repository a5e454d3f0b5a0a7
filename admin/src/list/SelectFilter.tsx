import { useFilter } from './use-filter.js';
import './filters.css';

interface Props {
  name: string;
  label: string;
  /** value → words */
  options: Readonly<Record<string, string>>;
}

/** `种类：全部 ▾` */
export function SelectFilter({ name, label, options }: Props) {
  const [value, setValue] = useFilter(name);
  return (
    <label className="filter-select">
      {label}：
      <select value={value} onChange={(event) => setValue(event.target.value)}>
        <option value="">全部</option>
        {Object.entries(options).map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
