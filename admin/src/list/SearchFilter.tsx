import SearchIcon from '@mui/icons-material/SearchOutlined';
import { useEffect, useState } from 'react';
import { useFilter } from './use-filter.js';
import './filters.css';

/** Typing pauses this long before the list is asked. */
const PAUSE_MS = 400;

/** Free text search of the list; `/` puts the cursor here. */
export function SearchFilter({ placeholder = '编号、姓名' }: { placeholder?: string }) {
  const [value, setValue] = useFilter('q');
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => setValue(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
    // Only what is typed starts the wait: setValue is new on every render.
  }, [text, value]);
  return (
    <label className="filter-select filter-search">
      <SearchIcon aria-hidden="true" />
      <input
        type="search"
        data-list-search=""
        aria-label="搜索"
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && setValue(text.trim())}
      />
    </label>
  );
}
